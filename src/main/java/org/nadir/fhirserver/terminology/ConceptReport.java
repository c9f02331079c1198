package org.nadir.fhirserver.terminology;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** The answer of {@code $lookup}: https://hl7.org/fhir/R4/codesystem-operation-lookup.html. */
final class ConceptReport {

    private ConceptReport() {}

    static Parameters of(SystemContent content, ValueSetExpansionContainsComponent concept) {
        Parameters report = new Parameters();
        Optional<ListedCodes> codes =
                content instanceof SystemContent.Listed listed ? Optional.of(listed.codes()) : Optional.empty();
        Optional<CodeSystem> system = codes.map(ListedCodes::definition);
        add(report, "name", new StringType(system.map(ConceptReport::name).orElse(concept.getSystem())));
        system.map(CodeSystem::getVersion).ifPresent(version -> add(report, "version", new StringType(version)));
        // R4 wants a display, and a code without one stands for itself.
        add(report, "display", new StringType(concept.hasDisplay() ? concept.getDisplay() : concept.getCode()));
        codes.flatMap(listed -> listed.find(concept.getCode())).ifPresent(definition -> describe(report, definition));
        return report;
    }

    private static void describe(Parameters report, ConceptDefinitionComponent definition) {
        definition.getDesignation().forEach(other -> {
            ParametersParameterComponent designation = report.addParameter().setName("designation");
            if (other.hasLanguage()) {
                part(designation, "language", new CodeType(other.getLanguage()));
            }
            if (other.hasUse()) {
                part(designation, "use", other.getUse());
            }
            part(designation, "value", new StringType(other.getValue()));
        });
        if (definition.hasDefinition()) {
            property(report, "definition", new StringType(definition.getDefinition()));
        }
        definition.getProperty().forEach(other -> property(report, other.getCode(), other.getValue()));
    }

    private static String name(CodeSystem system) {
        return system.hasTitle() ? system.getTitle() : system.hasName() ? system.getName() : system.getUrl();
    }

    private static void property(Parameters report, String code, Type value) {
        ParametersParameterComponent property = report.addParameter().setName("property");
        part(property, "code", new CodeType(code));
        part(property, "value", value);
    }

    private static void part(ParametersParameterComponent parameter, String name, Type value) {
        parameter.addPart().setName(name).setValue(value);
    }

    private static void add(Parameters report, String name, Type value) {
        report.addParameter().setName(name).setValue(value);
    }
}
