package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.datatype.Dose;
import org.nadir.toxicity.protocol.Windows;

/** Reads the numbers of a protocol that facts depend on: windows, dose levels, the grade of an episode. */
final class LimitsReader {

    private static final Map<String, Duration> UNITS =
            Map.of("d", Duration.ofDays(1), "h", Duration.ofHours(1), "min", Duration.ofMinutes(1));

    private final ProtocolReader protocol;
    private final JsonNode plan;

    LimitsReader(ProtocolReader protocol, JsonNode plan) {
        this.protocol = protocol;
        this.plan = plan;
    }

    Windows windows() {
        Map<Windows.Name, Duration> windows = new EnumMap<>(Windows.Name.class);
        int index = 0;
        for (JsonNode extension : plan.path("extension")) {
            if (extension.path("url").asText().equals(Canonical.WINDOW)) {
                window(extension, "PlanDefinition.extension[%d]".formatted(index), windows);
            }
            index++;
        }
        for (Windows.Name name : Windows.Name.values()) {
            if (name.isRequired() && !windows.containsKey(name)) {
                protocol.problem(
                        "PlanDefinition.extension('%s')".formatted(Canonical.WINDOW),
                        "the window %s is missing".formatted(name.label()));
                windows.put(name, Duration.ZERO);
            }
        }
        return new Windows(windows);
    }

    private void window(JsonNode extension, String element, Map<Windows.Name, Duration> windows) {
        String name = "";
        JsonNode duration = extension;
        for (JsonNode part : extension.path("extension")) {
            name = part.has("valueCode") ? part.path("valueCode").asText() : name;
            duration = part.has("valueDuration") ? part.path("valueDuration") : duration;
        }
        Duration unit = UNITS.get(duration.path("code").asText());
        BigDecimal value =
                duration.path("value").isNumber() ? duration.path("value").decimalValue() : BigDecimal.ZERO;
        if (unit == null || value.signum() <= 0 || value.compareTo(new BigDecimal(10_000)) > 0) {
            protocol.problem(element + ".valueDuration", "must be a positive number of d, h or min");
            return;
        }
        Optional<Windows.Name> window = Windows.Name.named(name);
        if (window.isEmpty()) {
            protocol.problem(element + ".extension('name').valueCode", "%s is no window".formatted(name));
            return;
        }
        windows.put(
                window.get(),
                Duration.ofSeconds(
                        value.multiply(BigDecimal.valueOf(unit.toSeconds())).longValue()));
    }

    /** The doses that the study allows, the highest first. */
    List<Dose> doseLevels() {
        List<Dose> levels = new ArrayList<>();
        int index = 0;
        for (JsonNode extension : plan.path("extension")) {
            String element = "PlanDefinition.extension[%d].valueQuantity".formatted(index++);
            if (extension.path("url").asText().equals(Canonical.DOSE_LEVEL)) {
                DosingReader.dose(extension.path("valueQuantity"))
                        .filter(dose -> dose.value().signum() > 0)
                        .filter(dose -> levels.stream()
                                .allMatch(other -> dose.isBelow(other).isPresent()))
                        .ifPresentOrElse(
                                levels::add,
                                () -> protocol.problem(element, "must be a dose in a unit like that of the others"));
            }
        }
        levels.sort((one, other) -> one.isBelow(other).orElse(false) ? 1 : -1);
        return levels;
    }

    /** The grade from which a fall of a count is an episode; null where the protocol names none. */
    @Nullable
    Integer episodeGrade() {
        JsonNode grade = FhirJson.elements(plan.path("extension"))
                .filter(extension -> extension.path("url").asText().equals(Canonical.EPISODE_GRADE))
                .findFirst()
                .map(extension -> extension.path("valueInteger"))
                .orElse(null);
        if (grade == null) {
            return null;
        }
        if (!grade.canConvertToInt() || grade.intValue() < 1 || grade.intValue() > 4) {
            protocol.problem(
                    "PlanDefinition.extension('%s').valueInteger".formatted(Canonical.EPISODE_GRADE),
                    "must be a grade from 1 to 4");
        }
        return grade.asInt();
    }
}
