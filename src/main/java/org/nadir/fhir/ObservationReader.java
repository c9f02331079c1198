package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.Analyte;
import org.nadir.toxicity.chart.DifferentialShare;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.chart.ResultStatus;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ResourceVersion;

/** Reads one Observation: its own value and those of its components. */
final class ObservationReader {

    /** A result that was never reported, or was taken back, is no result (CLINICAL A1). */
    private static final Set<String> NO_RESULT = Set.of("entered-in-error", "cancelled", "registered");

    private final LabValueReader values;
    private final TemperatureReader temperatures = new TemperatureReader();
    private final SymptomReader symptoms = new SymptomReader();
    private final boolean animal;
    private final Instant now;

    ObservationReader(Subject subject, Instant now) {
        this.values = new LabValueReader(subject, now);
        this.animal = subject.animal();
        this.now = now;
    }

    /** The circumstances that an Observation and its components share. */
    record Circumstances(@Nullable ClinicalTime time, String status, String specimen, ResourceVersion source) {

        ClinicalTime placed(Instant now) throws UnusableException {
            if (time == null) {
                throw new UnusableException(
                        NotGradableReason.NO_TIME, "effective[x] is missing or not given to the day");
            }
            if (FhirTime.isFuture(time, now)) {
                throw new UnusableException(NotGradableReason.FUTURE, "effective[x] lies in the future");
            }
            return time;
        }

        ResultStatus usable() throws UnusableException {
            return ObservationReader.usable(status);
        }
    }

    List<Reading> read(JsonNode observation) {
        String status = observation.path("status").asText("");
        if (NO_RESULT.contains(status)) {
            return List.of();
        }
        Circumstances circumstances = new Circumstances(
                time(observation).orElse(null),
                status,
                FhirJson.target(observation.path("specimen")).orElse(""),
                FhirJson.version(observation));
        List<Reading> readings = new ArrayList<>();
        parts(observation).forEach(part -> part(part, circumstances).ifPresent(readings::add));
        return readings;
    }

    /** The Observation itself, unless it is only the head of a panel, and its components. */
    static List<JsonNode> parts(JsonNode observation) {
        List<JsonNode> parts = new ArrayList<>();
        boolean group = observation.path("component").size() > 0
                || observation.path("hasMember").size() > 0;
        if (!group || hasValue(observation)) {
            parts.add(observation);
        }
        observation.path("component").forEach(parts::add);
        return parts;
    }

    /** A panel has none; a symptom with a component for its side, or a count with members, has. */
    private static boolean hasValue(JsonNode observation) {
        return observation.properties().stream()
                .map(Map.Entry::getKey)
                .anyMatch(element -> element.startsWith("value") || element.equals("dataAbsentReason"));
    }

    private Optional<Reading> part(JsonNode part, Circumstances circumstances) {
        JsonNode code = part.path("code");
        try {
            Optional<Analyte> analyte = LabValueReader.analyte(code);
            if (analyte.isPresent()) {
                return Optional.of(count(part, analyte.get(), circumstances));
            }
        } catch (UnusableException unusable) {
            return LaboratoryCodes.analytes(code).stream()
                    .min(java.util.Comparator.naturalOrder())
                    .map(analyte -> refused(analyte, circumstances, unusable));
        }
        return LaboratoryCodes.share(code)
                .<Optional<Reading>>map(kind -> share(part, kind, circumstances))
                .orElseGet(() ->
                        temperatures.read(part, circumstances, now).or(() -> symptoms.read(part, circumstances, now)));
    }

    private Reading count(JsonNode part, Analyte analyte, Circumstances circumstances) {
        try {
            if (animal) {
                throw new UnusableException(NotGradableReason.ANIMAL, "the subject is an animal; CTCAE grades people");
            }
            ResultStatus status = circumstances.usable();
            ClinicalTime time = circumstances.placed(now);
            LabValueReader.Read read = values.read(part, analyte);
            List<String> remarks = new ArrayList<>(read.remarks());
            if (status == ResultStatus.PRELIMINARY) {
                remarks.add("preliminary");
            }
            if (read.value().lowerLimit() == null) {
                remarks.add("no lower limit of normal given");
            }
            return new Reading.Count(new LaboratoryResult(
                    read.value(),
                    time,
                    status,
                    LaboratoryCodes.isManual(part.path("code")),
                    circumstances.specimen(),
                    List.of(circumstances.source()),
                    remarks));
        } catch (UnusableException unusable) {
            return refused(analyte, circumstances, unusable);
        }
    }

    private Optional<Reading> share(JsonNode part, DifferentialShare.Kind kind, Circumstances circumstances) {
        try {
            QuantityReader.Reading reading = QuantityReader.read(part.path("valueQuantity"));
            ResultStatus status = circumstances.usable();
            ClinicalTime time = circumstances.placed(now);
            boolean fraction = reading.value().signum() > 0 && reading.value().compareTo(BigDecimal.ONE) < 0;
            if (!reading.unit().equals("%") || fraction || reading.value().signum() < 0) {
                throw new UnusableException(
                        NotGradableReason.IMPLAUSIBLE, "the percentage looks like a fraction: check the unit");
            }
            return Optional.of(new Reading.Share(new DifferentialShare(
                    kind, reading.value(), time, status, circumstances.specimen(), circumstances.source())));
        } catch (UnusableException unusable) {
            // Only a count may be refused by name; a share that cannot be read leaves the neutrophils missing.
            return Optional.empty();
        }
    }

    private static Reading refused(Analyte analyte, Circumstances circumstances, UnusableException unusable) {
        return new Reading.Refused(
                RefusedResult.of(analyte, circumstances.time(), unusable.refusal(), circumstances.source()));
    }

    /** The status of a result, where a result of that status may be used. */
    static ResultStatus usable(String status) throws UnusableException {
        return status(status)
                .orElseThrow(() -> new UnusableException(
                        NotGradableReason.STATUS,
                        "status is %s, and only final, amended, corrected and preliminary results are used"
                                .formatted(status.isEmpty() ? "missing" : status)));
    }

    static Optional<ResultStatus> status(String status) {
        return switch (status) {
            case "preliminary" -> Optional.of(ResultStatus.PRELIMINARY);
            case "final" -> Optional.of(ResultStatus.FINAL);
            case "amended" -> Optional.of(ResultStatus.AMENDED);
            case "corrected" -> Optional.of(ResultStatus.CORRECTED);
            default -> Optional.empty();
        };
    }

    static Optional<ClinicalTime> time(JsonNode observation) {
        JsonNode period = observation.path("effectivePeriod");
        return FhirTime.read(observation, "effectiveDateTime")
                .or(() -> FhirTime.read(observation, "effectiveInstant"))
                .or(() -> FhirTime.read(period, "end"))
                .or(() -> FhirTime.read(period, "start"))
                .or(() ->
                        observation.has("effectiveDateTime") ? Optional.empty() : FhirTime.read(observation, "issued"));
    }
}
