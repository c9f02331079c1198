package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a patient decides which reference range applies, and for whom advice is meant.
 *
 * @param gender a code of administrative-gender, empty when unknown
 */
record Subject(String gender, @Nullable LocalDate birthDate, boolean animal) {

    private static final String ANIMAL = "http://hl7.org/fhir/StructureDefinition/patient-animal";

    static final Subject UNKNOWN = new Subject("", null, false);

    static Subject of(JsonNode patient) {
        boolean animal = false;
        for (JsonNode extension : patient.path("extension")) {
            animal |= ANIMAL.equals(extension.path("url").asText());
        }
        return new Subject(patient.path("gender").asText(""), birthDate(patient), animal);
    }

    /** The age in completed years; where only year or month of birth are known, the most it can be. */
    static Optional<Integer> years(JsonNode patient, Instant now) {
        return FhirJson.text(patient, "birthDate").flatMap(Subject::earliest).map(birth ->
                (int) ChronoUnit.YEARS.between(birth, now.atZone(ZoneOffset.UTC).toLocalDate()));
    }

    private static Optional<LocalDate> earliest(String birthDate) {
        String day =
                switch (birthDate.length()) {
                    case 4 -> birthDate + "-01-01";
                    case 7 -> birthDate + "-01";
                    default -> birthDate;
                };
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether the record says that the patient has died. */
    static boolean isDeceased(JsonNode patient) {
        return patient.path("deceasedBoolean").asBoolean(false) || patient.has("deceasedDateTime");
    }

    /** The record that took this one's place, where two were merged. */
    static Optional<String> replacedBy(JsonNode patient) {
        return FhirJson.elements(patient.path("link"))
                .filter(link -> link.path("type").asText().equals("replaced-by"))
                .flatMap(link -> FhirJson.target(link.path("other")).stream())
                .findFirst();
    }

    private static @Nullable LocalDate birthDate(JsonNode patient) {
        try {
            return FhirJson.text(patient, "birthDate").map(LocalDate::parse).orElse(null);
        } catch (DateTimeException onlyYear) {
            return null;
        }
    }

    /** The age in completed units. */
    Optional<Long> age(ChronoUnit unit, Instant at) {
        return Optional.ofNullable(birthDate)
                .map(birth -> unit.between(birth, at.atZone(ZoneOffset.UTC).toLocalDate()));
    }
}
