package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a laboratory notes that platelets were clumped, which makes a count falsely low (CLINICAL B8 13). */
final class Clumping {

    private static final Pattern NOTED = Pattern.compile("\\b(?:clump|aggregat)", Pattern.CASE_INSENSITIVE);

    /** The laboratory looked and found none. */
    private static final Pattern DENIED = Pattern.compile(
            "\\b(?:no|not|without|absent|negative)\\b[^.;]*\\b(?:clump|aggregat)"
                    + "|\\b(?:clump|aggregat)[^.;]*\\b(?:not|absent|negative)\\b",
            Pattern.CASE_INSENSITIVE);

    private Clumping() {}

    static boolean isNoted(JsonNode result) {
        Stream<String> notes =
                FhirJson.elements(result.path("note")).flatMap(note -> FhirJson.text(note, "text").stream());
        Stream<String> interpretations = FhirJson.elements(result.path("interpretation"))
                .flatMap(concept -> FhirJson.concept(concept).texts().stream());
        return Stream.concat(notes, interpretations)
                .anyMatch(text ->
                        NOTED.matcher(text).find() && !DENIED.matcher(text).find());
    }
}
