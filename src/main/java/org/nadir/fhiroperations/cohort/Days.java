package org.nadir.fhiroperations.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.nadir.fhir.FhirJson;
import org.nadir.toxicity.datatype.ClinicalTime;

/** Days as they were written: the day of the place where the blood was drawn, whatever the zone of this server. */
final class Days {

    private static final int LENGTH = "2026-01-01".length();

    private Days() {}

    /** The day of a date or dateTime; a coarser one has none. */
    static Optional<LocalDate> read(JsonNode parent, String element) {
        return FhirJson.text(parent, element).flatMap(Days::parse);
    }

    static Optional<LocalDate> of(ClinicalTime time) {
        return parse(time.written());
    }

    static Optional<LocalDate> parse(String written) {
        try {
            return written.length() < LENGTH
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(written.substring(0, LENGTH)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
