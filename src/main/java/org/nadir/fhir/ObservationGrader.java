package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.Analyte;
import org.nadir.ctcae.Ctcae;
import org.nadir.ctcae.CtcaeTerm;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.ctcae.Graded;
import org.nadir.ctcae.GradedBetween;
import org.nadir.ctcae.LabUnit;
import org.nadir.ctcae.LabValue;
import org.nadir.ctcae.NotGradable;
import org.nadir.toxicity.chart.ResultStatus;
import org.nadir.toxicity.datatype.ClinicalTime;

/**
 * Grades Observations by themselves, without a chart or a protocol.
 *
 * <p>The time of a result does not matter here: it decides whether a result is current, not what its grade is.
 */
public final class ObservationGrader {

    private final Ctcae ctcae;
    private final Subject subject;
    private final LabValueReader values;

    private ObservationGrader(CtcaeVersion version, Subject subject, Instant now) {
        this.ctcae = Ctcae.of(version);
        this.subject = subject;
        this.values = new LabValueReader(subject, now);
    }

    /** For results of patients who are not known: a reference range for one sex or age then does not count. */
    public static ObservationGrader of(CtcaeVersion version, Instant now) {
        return new ObservationGrader(version, Subject.UNKNOWN, now);
    }

    /** For results of one patient. */
    public static ObservationGrader of(CtcaeVersion version, JsonNode patient, Instant now) {
        return new ObservationGrader(version, Subject.of(patient), now);
    }

    /** The laboratory results among a patient's Observations, oldest first; those without a time come last. */
    public static List<JsonNode> course(Collection<JsonNode> observations) {
        Comparator<Optional<ClinicalTime>> oldestFirst =
                Comparator.comparing(time -> time.map(ClinicalTime::instant).orElse(Instant.MAX));
        return observations.stream()
                .filter(observation -> !results(observation).isEmpty())
                .sorted(Comparator.comparing(ObservationReader::time, oldestFirst))
                .toList();
    }

    /** When a result was taken: the moment that the rules, the alerts and the cohort go by. */
    public static Optional<ClinicalTime> time(JsonNode observation) {
        return ObservationReader.time(observation);
    }

    /** One grading for an Observation, or for a panel one for each component that is a test of ours. */
    public List<ResultGrading> grade(JsonNode observation) {
        List<JsonNode> results = results(observation);
        return results.isEmpty()
                ? List.of(unlisted(observation))
                : results.stream().map(result -> grade(result, observation)).toList();
    }

    private static List<JsonNode> results(JsonNode observation) {
        List<JsonNode> results = new ArrayList<>();
        for (JsonNode part : ObservationReader.parts(observation)) {
            if (LaboratoryCodes.isListed(part.path("code"))) {
                results.add(part);
            }
        }
        return results;
    }

    private ResultGrading grade(JsonNode result, JsonNode observation) {
        try {
            Optional<Analyte> analyte = LabValueReader.analyte(result.path("code"));
            return analyte.isPresent()
                    ? grade(result, analyte.get(), observation.path("status").asText(""))
                    : new ResultGrading.Refused(
                            null,
                            NotGradableReason.PERCENTAGE,
                            "it is a percentage, and the limits are for counts; give the absolute count");
        } catch (UnusableException unusable) {
            return refused(named(result), unusable);
        }
    }

    private ResultGrading grade(JsonNode result, Analyte analyte, String status) {
        try {
            if (subject.animal()) {
                throw new UnusableException(NotGradableReason.ANIMAL, "the subject is an animal; CTCAE grades people");
            }
            List<String> remarks = new ArrayList<>();
            if (ObservationReader.usable(status) == ResultStatus.PRELIMINARY) {
                remarks.add("preliminary");
            }
            LabValueReader.Read read = values.read(result, analyte);
            remarks.addAll(read.remarks());
            return grade(read.value(), remarks);
        } catch (UnusableException unusable) {
            return refused(term(analyte), unusable);
        }
    }

    private ResultGrading grade(LabValue value, List<String> remarks) {
        if (value.unit() == LabUnit.MILLIMOLE_PER_LITRE) {
            remarks.add("reported and graded in mmol/L; the value is converted to g/dL");
        }
        return switch (ctcae.grade(value)) {
            case Graded graded -> {
                if (graded.withinLocalRange()) {
                    remarks.add("within the laboratory's own reference range, but below a fixed limit of CTCAE");
                }
                if (value.analyte() == Analyte.HEMOGLOBIN && graded.grade() == 3) {
                    remarks.add("grade 3 or higher: grade 4 of this term has no number");
                }
                yield new ResultGrading.Found(
                        graded.term(), graded.grade(), graded.grade(), graded.criterion(), value, remarks);
            }
            case GradedBetween between ->
                new ResultGrading.Found(
                        between.term(), between.low(), between.high(), between.criterion(), value, remarks);
            case NotGradable none ->
                new ResultGrading.Refused(none.term(), NotGradableReason.IMPLAUSIBLE, none.explanation());
        };
    }

    private @Nullable CtcaeTerm named(JsonNode result) {
        List<Analyte> analytes = List.copyOf(LaboratoryCodes.analytes(result.path("code")));
        return analytes.size() == 1 ? term(analytes.getFirst()) : null;
    }

    private @Nullable CtcaeTerm term(Analyte analyte) {
        return ctcae.term(analyte).orElse(null);
    }

    private static ResultGrading refused(@Nullable CtcaeTerm term, UnusableException unusable) {
        return new ResultGrading.Refused(term, unusable.reason(), unusable.explanation());
    }

    private static ResultGrading unlisted(JsonNode observation) {
        String explanation = observation.path("hasMember").isEmpty()
                ? "code is none of the listed LOINC codes for " + LaboratoryCodes.names()
                : "it is a panel; give the Observations that hasMember refers to";
        return new ResultGrading.Refused(null, NotGradableReason.UNLISTED_CODE, explanation);
    }
}
