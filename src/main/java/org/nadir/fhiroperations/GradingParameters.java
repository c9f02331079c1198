package org.nadir.fhiroperations;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.nadir.ctcae.Bound;
import org.nadir.ctcae.CtcaeTerm;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.ctcae.LabUnit;
import org.nadir.ctcae.LabValue;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ObservationGrader;
import org.nadir.fhir.ResultGrading;

/** Writes the answer of {@code $ctcae-grade}, grading by grading. */
final class GradingParameters {

    private final CtcaeVersion version;
    private final ObservationGrader grader;
    private final Parameters answer = new Parameters();

    GradingParameters(CtcaeVersion version, ObservationGrader grader) {
        this.version = version;
        this.grader = grader;
    }

    GradingParameters add(JsonNode observation) {
        grader.grade(observation).forEach(grading -> add(observation, grading));
        return this;
    }

    Parameters answer() {
        return answer;
    }

    private void add(JsonNode observation, ResultGrading grading) {
        ParametersParameterComponent parts = answer.addParameter().setName("grading");
        if (FhirJson.text(observation, "id").isPresent()) {
            part(parts, "observation", new Reference(FhirJson.reference(observation)));
        }
        grading.adverseEvent().ifPresent(term -> part(parts, "term", coding(term)));
        part(parts, "ctcaeVersion", new CodeType(version.label()));
        addResult(parts, observation);
        switch (grading) {
            case ResultGrading.Found found -> addFound(parts, found);
            case ResultGrading.Refused refused -> {
                part(parts, "notGradable", reason(refused));
                text(parts, "reported", ReportedValue.of(observation));
            }
        }
    }

    /** What a reader who does not have the Observation must know of it; its time is the one that the rules go by. */
    private static void addResult(ParametersParameterComponent parts, JsonNode observation) {
        ObservationGrader.time(observation).ifPresent(time -> part(parts, "time", new DateTimeType(time.written())));
        FhirJson.text(observation, "status").ifPresent(status -> part(parts, "status", new CodeType(status)));
        text(parts, "name", FhirJson.concept(observation.path("code")).label());
    }

    private static void text(ParametersParameterComponent parts, String name, String text) {
        if (!text.isBlank()) {
            part(parts, name, new StringType(text));
        }
    }

    private static void addFound(ParametersParameterComponent parts, ResultGrading.Found found) {
        if (found.isCertain()) {
            part(parts, "grade", new IntegerType(found.low()));
        } else {
            part(
                    parts,
                    "gradeRange",
                    new Range().setLow(new Quantity(found.low())).setHigh(new Quantity(found.high())));
        }
        part(parts, "criterion", new StringType(found.criterion()));
        LabValue value = found.value().canonical();
        part(parts, "value", quantity(value));
        Optional.ofNullable(value.lowerLimit())
                .ifPresent(limit -> part(parts, "lowerLimit", quantity(limit, value.unit())));
        found.remarks().forEach(remark -> part(parts, "remark", new StringType(remark)));
    }

    private static Coding coding(CtcaeTerm term) {
        return new Coding(CtcaeTerm.SYSTEM, term.code(), term.display());
    }

    private static CodeableConcept reason(ResultGrading.Refused refused) {
        Coding coding = new Coding(
                Canonical.NOT_GRADABLE_REASON,
                refused.reason().code(),
                refused.reason().display());
        return new CodeableConcept(coding).setText(refused.explanation());
    }

    private static Quantity quantity(LabValue value) {
        Quantity quantity = quantity(value.value(), value.unit());
        return value.bound() == Bound.EXACT
                ? quantity
                : quantity.setComparator(
                        QuantityComparator.fromCode(value.bound().symbol()));
    }

    private static Quantity quantity(BigDecimal number, LabUnit unit) {
        return new Quantity()
                .setValue(number)
                .setUnit(unit.ucum())
                .setSystem("http://unitsofmeasure.org")
                .setCode(unit.ucum());
    }

    private static void part(ParametersParameterComponent parts, String name, Type value) {
        parts.addPart().setName(name).setValue(value);
    }
}
