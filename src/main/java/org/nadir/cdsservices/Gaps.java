package org.nadir.cdsservices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.cdshooks.PreconditionFailedException;
import org.nadir.fhir.PatientQueries;

/**
 * What a prefetch left open.
 *
 * @param warned keys that are empty with a warning beside them
 * @param missing keys without a whole answer, each with the reason
 */
record Gaps(List<String> warned, Map<String, String> missing) {

    boolean areNone() {
        return warned.isEmpty() && missing.isEmpty();
    }

    /** The keys that no assessment can do without. */
    List<String> needed() {
        List<String> needed = new ArrayList<>(missing.keySet());
        needed.addAll(warned);
        needed.removeIf(key -> PatientQueries.withoutIt(key).isPresent());
        return needed;
    }

    /** The other keys, each with what is done without it. */
    Map<String, String> optional() {
        Map<String, String> optional = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>(missing.keySet());
        keys.addAll(warned);
        keys.forEach(key -> PatientQueries.withoutIt(key).ifPresent(consequence -> optional.put(key, consequence)));
        return optional;
    }

    /** Refuses the call when a key that is needed can be had from nowhere, and says what can be done. */
    void refuseNeeded(String remedy) {
        List<String> reasons = missing.entrySet().stream()
                .filter(entry -> PatientQueries.withoutIt(entry.getKey()).isEmpty())
                .map(entry -> "prefetch.%s: %s".formatted(entry.getKey(), entry.getValue()))
                .toList();
        if (!reasons.isEmpty()) {
            throw new PreconditionFailedException("%s; and %s".formatted(String.join("; ", reasons), remedy));
        }
    }

    /** What stays open where nothing can be read again. */
    List<String> doubts() {
        return warned.stream()
                .filter(key -> PatientQueries.withoutIt(key).isEmpty())
                .map(key -> "prefetch.%s is empty with a warning and could not be read again".formatted(key))
                .toList();
    }

    /** What is done without an optional key where nothing can be read again. */
    List<String> remarks() {
        return optional().entrySet().stream()
                .map(entry -> "prefetch.%s: %s; %s"
                        .formatted(
                                entry.getKey(),
                                missing.getOrDefault(entry.getKey(), "it is empty with a warning"),
                                entry.getValue()))
                .toList();
    }
}
