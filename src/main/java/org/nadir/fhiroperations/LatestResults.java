package org.nadir.fhiroperations;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * The newest Observations of each code.
 *
 * <p>Two results are of one code where they share a coding, as in https://hl7.org/fhir/R4/observation-operation-lastn.html:
 * a result is grouped by its codings, or by its text where it has none.
 */
final class LatestResults {

    private static final Comparator<JsonNode> NEWEST_FIRST =
            Comparator.comparing(LatestResults::time).reversed();

    private LatestResults() {}

    static List<JsonNode> of(List<JsonNode> observations, int max) {
        List<JsonNode> newestFirst = observations.stream().sorted(NEWEST_FIRST).toList();
        Map<String, Integer> groupOfCode = new LinkedHashMap<>();
        List<List<JsonNode>> groups = new ArrayList<>();
        for (JsonNode observation : newestFirst) {
            add(observation, groupOfCode, groups);
        }
        return groups.stream().flatMap(group -> group.stream().limit(max)).toList();
    }

    /** A result whose codings bring two groups together makes one of them. */
    private static void add(JsonNode observation, Map<String, Integer> groupOfCode, List<List<JsonNode>> groups) {
        Set<String> codes = codes(observation.path("code"));
        Set<Integer> known = new HashSet<>();
        codes.stream().filter(groupOfCode::containsKey).map(groupOfCode::get).forEach(known::add);
        int group = known.stream().min(Comparator.naturalOrder()).orElse(groups.size());
        if (group == groups.size()) {
            groups.add(new ArrayList<>());
        }
        for (int other : known) {
            if (other != group) {
                groups.get(group).addAll(groups.get(other));
                groups.get(group).sort(NEWEST_FIRST);
                groups.get(other).clear();
                groupOfCode.replaceAll((code, index) -> index == other ? group : index);
            }
        }
        groups.get(group).add(observation);
        codes.forEach(code -> groupOfCode.put(code, group));
    }

    private static Set<String> codes(JsonNode code) {
        Set<String> codes = new HashSet<>();
        code.path("coding")
                .forEach(coding -> codes.add(coding.path("system").asText() + "|"
                        + coding.path("code").asText()));
        if (codes.isEmpty()) {
            codes.add(code.path("text").asText());
        }
        return codes;
    }

    /** When the result was true of the patient; a result without any such time comes last. */
    private static Instant time(JsonNode observation) {
        return Stream.of(
                        observation.path("effectiveDateTime"),
                        observation.path("effectiveInstant"),
                        observation.at("/effectivePeriod/end"),
                        observation.at("/effectivePeriod/start"))
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(JsonNode::asText)
                .map(DateTimeType::new)
                .map(BaseDateTimeType::getValue)
                .map(Date::toInstant)
                .orElse(Instant.MIN);
    }
}
