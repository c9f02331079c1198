package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A card as it was given out for the first time.
 *
 * @param occasion at which service, to whom
 * @param topic code of {@code management-action}
 * @param indicator {@code info}, {@code warning} or {@code critical}
 * @param evidence what stands under {@code org.nadir.evidence} in the card's extension
 */
public record IssuedCard(
        String uuid,
        PatientKey patient,
        Instant issued,
        Occasion occasion,
        String topic,
        String indicator,
        String summary,
        JsonNode evidence) {

    /** The service that was called, and the references to user and encounter that the hook named; empty if none. */
    public record Occasion(String service, String user, String encounter) {}

    /** The highest grade that the evidence shows or may hide. */
    public OptionalInt highestGrade() {
        return StreamSupport.stream(evidence.path("observations").spliterator(), false)
                .flatMapToInt(IssuedCard::grade)
                .max();
    }

    /** What the card said could not be assessed or decided. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        evidence.path("notes").forEach(note -> notes.add(note.asText()));
        return notes;
    }

    /** How long the protocol lets an override keep the card away; empty where it does not say. */
    public Optional<Duration> overrideHolds() {
        return FhirJson.text(evidence, "overrideHolds").map(Duration::parse);
    }

    private static IntStream grade(JsonNode observation) {
        JsonNode grade = observation.path("grade");
        JsonNode high = observation.path("gradeRange").path("high");
        return IntStream.concat(
                grade.isInt() ? IntStream.of(grade.intValue()) : IntStream.empty(),
                high.isInt() ? IntStream.of(high.intValue()) : IntStream.empty());
    }
}
