package org.nadir.fhiroperations.course;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.nadir.contract.PatientStory;
import org.nadir.contract.Shipped;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.Vocabularies;

/** What the operation tells of a story, a line for each entry: its parts in the order of their names. */
final class Told {

    private static final String DEFAULT = Shipped.CTCAE_5.canonical().split("\\|", 2)[0];

    private final Parameters answer;

    private Told(Parameters answer) {
        this.answer = answer;
    }

    static Told of(PatientStory story) {
        return of(story.record(), Shipped.plan());
    }

    static Told of(List<JsonNode> record, ObjectNode plan) {
        ProtocolChoice choice =
                new ProtocolChoice(new Protocols(query -> List.of(plan), PatientStory.CLOCK), DEFAULT, Set.of());
        Course course = new CourseReader(choice, Vocabularies.shipped(), PatientStory.CLOCK).read(record);
        return new Told(CourseParameters.write(course));
    }

    static Told of(String json) {
        return new Told(FhirContext.forR4Cached().newJsonParser().parseResource(Parameters.class, json));
    }

    List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .forEach(parameter -> lines.add(line(parameter)));
        return lines;
    }

    private static String line(ParametersParameterComponent parameter) {
        if (!parameter.hasPart()) {
            return text(parameter);
        }
        TreeMap<String, String> parts = new TreeMap<>();
        parameter.getPart().forEach(part -> parts.put(part.getName(), text(part)));
        return parts.toString();
    }

    private static String text(ParametersParameterComponent part) {
        return switch (part.getValue()) {
            case org.hl7.fhir.r4.model.Reference reference -> reference.getReference();
            case org.hl7.fhir.r4.model.Quantity quantity ->
                quantity.getValue().toPlainString() + " " + quantity.getUnit() + (quantity.hasCode() ? "" : "?");
            default -> part.getValue().primitiveValue();
        };
    }
}
