package org.nadir.fhirserver.claims;

import ca.uhn.fhir.context.BaseRuntimeChildDatatypeDefinition;
import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;

/** A value for each data type, made of the id of the resource that it stands in. */
final class SampleValues {

    static final String SYSTEM = "http://example.org/claims";
    static final String DAY = "2026-03-04";

    private static final String MOMENT = DAY + "T05:06:07Z";

    /** What the server reads more closely than the data type says. */
    private static final Map<String, String> PRESCRIBED = Map.ofEntries(
            Map.entry("Subscription.criteria", "Communication?_id=none"),
            Map.entry("Subscription.channel.endpoint", "http://localhost/claims"),
            Map.entry("Subscription.channel.payload", "application/fhir+json"),
            Map.entry("Subscription.status", "off"),
            Map.entry("SearchParameter.base", "Patient"),
            Map.entry("SearchParameter.target", "Group"),
            Map.entry("StructureDefinition.type", "Patient"),
            Map.entry("StructureDefinition.kind", "resource"),
            Map.entry("StructureDefinition.derivation", "constraint"),
            Map.entry("StructureDefinition.baseDefinition", "http://hl7.org/fhir/StructureDefinition/Patient"),
            Map.entry("ImplementationGuide.fhirVersion", "4.0.1"),
            Map.entry("ImplementationGuide.license", "Apache-2.0"),
            Map.entry("CapabilityStatement.fhirVersion", "4.0.1"),
            Map.entry("CapabilityStatement.format", "json"),
            Map.entry("Questionnaire.subjectType", "Patient"));

    private static final List<String> SIMPLE =
            List.of("DateTime", "CodeableConcept", "Quantity", "String", "Reference");

    private final String id;
    private final Targets targets;

    SampleValues(String id, Targets targets) {
        this.id = id;
        this.targets = targets;
    }

    /** Of several data types the one that a search can find most plainly. */
    static Comparator<String> simplestFirst(String stem) {
        return Comparator.comparingInt(name -> {
            int place = SIMPLE.indexOf(name.substring(stem.length()));
            return place < 0 ? SIMPLE.size() : place;
        });
    }

    void set(String place, IBase value, BaseRuntimeChildDefinition child) {
        switch (value) {
            case Enumeration<?> code -> {
                setFirst(code, child);
                Optional.ofNullable(PRESCRIBED.get(place)).ifPresent(code::setValueAsString);
            }
            case IPrimitiveType<?> primitive ->
                primitive.setValueAsString(PRESCRIBED.getOrDefault(place, text(primitive.fhirType())));
            case CodeableConcept concept -> concept.addCoding(coding());
            case Coding coding -> coding.setSystem(SYSTEM).setCode(id);
            case Identifier identifier -> identifier.setSystem(SYSTEM).setValue(id);
            case Quantity quantity ->
                quantity.setValue(BigDecimal.valueOf(5))
                        .setUnit("mg")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("mg");
            case HumanName name -> name.setFamily(id).addGiven(id);
            case Address address -> address.setCity(id).setState(id).setPostalCode(id);
            case Period period -> {
                period.getStartElement().setValueAsString(MOMENT);
                period.getEndElement().setValueAsString(MOMENT);
            }
            case Timing timing -> timing.addEventElement().setValueAsString(MOMENT);
            case Reference reference -> reference.setReference(anyTarget(child));
            default -> {
                // Only its required elements.
            }
        }
    }

    private Coding coding() {
        return new Coding().setSystem(SYSTEM).setCode(id);
    }

    private String text(String type) {
        return switch (type) {
            case "boolean" -> "true";
            case "date" -> DAY;
            case "dateTime", "instant" -> MOMENT;
            case "decimal", "integer", "positiveInt", "unsignedInt" -> "5";
            case "uri", "url", "canonical" -> SYSTEM + "/" + id;
            case "base64Binary" -> "AAAA";
            case "time" -> "05:06:07";
            default -> id;
        };
    }

    @SuppressWarnings("unchecked") // The bound type is that of the Enumeration.
    private static <T extends Enum<?>> void setFirst(Enumeration<T> code, BaseRuntimeChildDefinition child) {
        code.setValue((T)
                ((BaseRuntimeChildDatatypeDefinition) child).getBoundEnumType().getEnumConstants()[0]);
    }

    private String anyTarget(BaseRuntimeChildDefinition child) {
        String type = targets.first(child);
        return type + "/" + Samples.idOf(type);
    }
}
