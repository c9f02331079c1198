package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.nadir.ctcae.Analyte;

/**
 * What keeps an Observation of ours from being graded or used, whoever the patient is and whatever the time.
 *
 * <p>A count and a body temperature are ours. What depends on now (a time that lies in the future) or on another
 * resource (a subject that is an animal) is left out, so that the answer stays true as long as the content does. A
 * percentage under a code of its own is not an obstacle: it is used as what it is.
 */
public final class GradingObstacles {

    /** Only the age that a reference range is for depends on the time, and no age is known here. */
    private static final LabValueReader VALUES = new LabValueReader(Subject.UNKNOWN, Instant.EPOCH);

    private GradingObstacles() {}

    /** All reasons that apply to it or to a component; none for a gradable result, and none for another test. */
    public static Set<NotGradableReason> of(JsonNode observation) {
        Set<NotGradableReason> reasons = EnumSet.noneOf(NotGradableReason.class);
        for (JsonNode part : ObservationReader.parts(observation)) {
            boolean counted = !LaboratoryCodes.analytes(part.path("code")).isEmpty();
            if (counted || TemperatureReader.isTemperature(part)) {
                addIfRefused(reasons, () -> usable(observation));
                addIfRefused(reasons, () -> placed(observation));
                addIfRefused(reasons, counted ? () -> counted(part) : () -> TemperatureReader.celsius(part));
            }
        }
        return reasons;
    }

    /** A step of reading that may refuse. */
    private interface Step {
        void read() throws UnusableException;
    }

    private static void addIfRefused(Set<NotGradableReason> reasons, Step step) {
        try {
            step.read();
        } catch (UnusableException refused) {
            reasons.add(refused.reason());
        }
    }

    private static void usable(JsonNode observation) throws UnusableException {
        ObservationReader.usable(observation.path("status").asText(""));
    }

    private static void placed(JsonNode observation) throws UnusableException {
        if (ObservationReader.time(observation).isEmpty()) {
            throw new UnusableException(NotGradableReason.NO_TIME, "effective[x] is missing or not given to the day");
        }
    }

    private static void counted(JsonNode part) throws UnusableException {
        Optional<Analyte> analyte = LabValueReader.analyte(part.path("code"));
        if (analyte.isPresent()) {
            VALUES.read(part, analyte.get());
        }
    }
}
