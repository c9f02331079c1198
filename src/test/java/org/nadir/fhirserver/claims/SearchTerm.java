package org.nadir.fhirserver.claims;

import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/**
 * What to search by: a value that the parameter's own expression finds in a sample, and one that is not there.
 *
 * @param matching the value that is there
 * @param other a value of the same kind that is not
 */
record SearchTerm(String matching, String other) {

    private static final String NOWHERE = "no-such";
    private static final String ANOTHER_DAY = "2001-03-04";

    private static final IFhirPath PATHS = paths();

    /** Nothing, if the expression finds nothing in the sample. */
    static Optional<SearchTerm> in(Sample sample, SearchDefinition parameter) {
        if (parameter.code().equals("_lastUpdated")) {
            // The server writes it.
            return Optional.of(new SearchTerm("gt" + ANOTHER_DAY, "lt" + ANOTHER_DAY));
        }
        if (!parameter.components().isEmpty()) {
            return composite(sample, parameter);
        }
        return parameter.branches(sample.type()).stream()
                .flatMap(branch -> PATHS.evaluate(sample.resource(), branch, IBase.class).stream())
                .findFirst()
                .map(SearchTerm::of);
    }

    private static Optional<SearchTerm> composite(Sample sample, SearchDefinition parameter) {
        List<SearchTerm> parts = new ArrayList<>();
        for (JsonNode component : parameter.components()) {
            PATHS.evaluateFirst(sample.resource(), component.path("expression").asText(), IBase.class)
                    .map(SearchTerm::of)
                    .ifPresent(parts::add);
        }
        if (parts.size() < parameter.components().size()) {
            return Optional.empty();
        }
        String matching =
                String.join("$", parts.stream().map(SearchTerm::matching).toList());
        return Optional.of(new SearchTerm(
                matching,
                matching.substring(0, matching.lastIndexOf('$') + 1)
                        + parts.getLast().other()));
    }

    private static SearchTerm of(IBase value) {
        return switch (value) {
            case CodeableConcept concept -> of(concept.getCodingFirstRep());
            case Coding coding -> token(coding.getSystem(), coding.getCode());
            case Identifier identifier -> token(identifier.getSystem(), identifier.getValue());
            case Quantity quantity -> {
                String unit = "|" + quantity.getSystem() + "|" + quantity.getCode();
                yield new SearchTerm(
                        quantity.getValue() + unit, quantity.getValue().negate() + unit);
            }
            case HumanName name -> new SearchTerm(name.getFamily(), NOWHERE);
            case Address address -> new SearchTerm(address.getCity(), NOWHERE);
            case Period period -> day();
            case Timing timing -> day();
            case Reference reference ->
                new SearchTerm(
                        reference.getReference(), reference.getReference().replaceFirst("/.*", "/" + NOWHERE));
            case BooleanType truth -> new SearchTerm(truth.getValueAsString(), String.valueOf(!truth.booleanValue()));
            case IPrimitiveType<?> primitive -> ofText(primitive);
            default -> throw new AssertionError("How is " + value.fhirType() + " searched?");
        };
    }

    private static SearchTerm ofText(IPrimitiveType<?> primitive) {
        return switch (primitive.fhirType()) {
            case "date", "dateTime", "instant" -> day();
            case "integer", "positiveInt", "unsignedInt", "decimal" ->
                new SearchTerm(primitive.getValueAsString(), primitive.getValueAsString() + "9");
            case "uri", "url", "canonical" ->
                new SearchTerm(primitive.getValueAsString(), SampleValues.SYSTEM + "/" + NOWHERE);
            default -> new SearchTerm(primitive.getValueAsString(), NOWHERE);
        };
    }

    private static SearchTerm token(String system, String code) {
        return new SearchTerm(system + "|" + code, system + "|" + NOWHERE);
    }

    private static SearchTerm day() {
        return new SearchTerm(SampleValues.DAY, ANOTHER_DAY);
    }

    private static IFhirPath paths() {
        IFhirPath paths = ServedStatement.R4.newFhirPath();
        paths.setEvaluationContext(new IFhirPathEvaluationContext() {
            @Override
            public IBase resolveReference(IIdType reference, @Nullable IBase context) {
                return ServedStatement.R4
                        .getResourceDefinition(reference.getResourceType())
                        .newInstance();
            }
        });
        return paths;
    }
}
