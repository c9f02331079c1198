package org.nadir.fhiroperations.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.junit.jupiter.api.Test;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.RequestOwner;

/** One summary holds one patient at a time, however many there are. */
class SummaryMemoryTest {

    private static final int PATIENTS = 20_000;

    /** The present patient's four resources with a text each, the last one's, and the names of the arms that are shown. */
    private static final int A_FEW = 16 + ToxicityCounts.MOST_ARMS;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T10:00:00Z"), ZoneOffset.UTC);

    private final Crowd crowd = new Crowd(PATIENTS);
    private final ToxicitySummaryOperation operation = new ToxicitySummaryOperation(
            crowd,
            new Protocols(crowd, CLOCK),
            "https://nadir-cds.github.io/fhir/PlanDefinition/cemsidomide-hematologic-toxicity",
            answers(crowd));

    private static SummaryAnswers answers(Crowd crowd) {
        SummarySlots slots = new SummarySlots(2);
        return new SummaryAnswers(
                new SummaryMaker(crowd, CLOCK), slots, new SummaryJobs(slots, CLOCK), RequestOwner.nobody());
    }

    private static RequestDetails request() {
        RequestDetails request = new SystemRequestDetails();
        request.setParameters(Map.of());
        return request;
    }

    private static int severe(MeasureReport report) {
        return report.getGroup().stream()
                .filter(group -> group.getCode().getCodingFirstRep().getCode().equals("thrombocytopenia"))
                .flatMap(group -> group.getPopulation().stream())
                .filter(population ->
                        population.getCode().getCodingFirstRep().getCode().equals("numerator"))
                .mapToInt(population -> population.getCount())
                .sum();
    }

    @Test
    void allPatientsAreReadOneAfterTheOther() {
        MeasureReport report = (MeasureReport) operation.ofAll(null, request());

        assertThat(severe(report)).isEqualTo(PATIENTS);
        assertThat(crowd.made()).isEqualTo(PATIENTS);
        assertThat(crowd.mostHeld()).isLessThanOrEqualTo(A_FEW);
    }

    @Test
    void theSubjectsOfAStudyAreReadOneAfterTheOther_eachInAnArmOfItsOwn() {
        MeasureReport report = (MeasureReport) operation.ofStudy(new IdType("s"), null, request());

        assertThat(severe(report)).isEqualTo(PATIENTS);
        assertThat(crowd.made()).isEqualTo(PATIENTS);
        assertThat(crowd.mostHeld()).isLessThanOrEqualTo(A_FEW);
    }

    /** Else the two tests above could not fail. */
    @Test
    void whoKeepsThePatientsIsFound() {
        List<JsonNode> kept = new ArrayList<>();

        crowd.each("Patient?", kept::add);

        assertThat(kept).hasSize(PATIENTS);
        assertThat(crowd.mostHeld()).isGreaterThanOrEqualTo(PATIENTS);
    }
}
