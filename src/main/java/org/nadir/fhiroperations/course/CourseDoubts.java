package org.nadir.fhiroperations.course;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.fhir.FhirJson;
import org.nadir.fhiroperations.course.CourseOrder.Kind;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.chart.PerformedProcedure;
import org.nadir.toxicity.datatype.ResourceVersion;

/** Says what a picture of the course leaves out or draws without being certain. */
final class CourseDoubts {

    private static final Set<String> NEVER_GIVEN = Set.of("cancelled", "entered-in-error");

    private final PatientChart chart;
    private final OrderHistory history;
    private final Instant now;

    CourseDoubts(PatientChart chart, OrderHistory history, Instant now) {
        this.chart = chart;
        this.history = history;
        this.now = now;
    }

    List<String> of(Course.Treatment treatment, Cycles cycles, Collection<JsonNode> record) {
        return Stream.of(chart.doubts().stream(), orders(), transfusions(record), cycles(treatment, cycles))
                .flatMap(doubts -> doubts)
                .distinct()
                .toList();
    }

    private Stream<String> orders() {
        return chart.medicationOrders().stream().flatMap(order -> Stream.concat(undated(order), unclear(order)));
    }

    private Stream<String> undated(MedicationOrder order) {
        boolean undated = order.wasGiven() && order.begins().isEmpty();
        return !undated
                ? Stream.empty()
                : history.kinds(order.medication(), Kind.MEDICATIONS)
                        .map(kind ->
                                "%s says neither when it starts (dosageInstruction.timing) nor when it was written (authoredOn)%s"
                                        .formatted(
                                                order.source().reference(),
                                                kind == Kind.STUDY_DRUG
                                                        ? ": the first dose is not certain, so cycles are not counted from it"
                                                        : ""));
    }

    /** A status that says neither that it was given nor that it was not. */
    private Stream<String> unclear(MedicationOrder order) {
        String status = history.resource(order.source()).path("status").asText("missing");
        boolean unclear = order.status() == MedicationOrder.Status.VOID && !NEVER_GIVEN.contains(status);
        return !unclear
                ? Stream.empty()
                : history.kinds(order.medication(), Kind.MEDICATIONS)
                        .limit(1)
                        .map(kind -> "%s.status is %s: it is taken as never given"
                                .formatted(order.source().reference(), status));
    }

    private Stream<String> transfusions(Collection<JsonNode> record) {
        Set<String> read = chart.procedures().stream()
                .map(PerformedProcedure::source)
                .map(ResourceVersion::reference)
                .collect(Collectors.toSet());
        return record.stream()
                .filter(resource -> FhirJson.type(resource).equals("Procedure"))
                .filter(procedure -> procedure.path("status").asText().equals("completed"))
                .filter(procedure -> !read.contains(FhirJson.reference(procedure)))
                .filter(procedure -> history.kinds(FhirJson.concept(procedure.path("code")), Kind.TRANSFUSIONS)
                        .findAny()
                        .isPresent())
                .map(procedure ->
                        "%s: performed[x] is missing or not given to the day, so the transfusion cannot be placed"
                                .formatted(FhirJson.reference(procedure)));
    }

    private Stream<String> cycles(Course.Treatment treatment, Cycles cycles) {
        if (cycles.areTooMany()) {
            return Stream.of(
                    "The first dose lies so far back that it is no date of this treatment: cycles are not counted from it");
        }
        boolean begun = treatment
                .firstDose()
                .filter(first -> !first.instant().isAfter(now))
                .isPresent();
        return begun && treatment.cycles().isEmpty() && !cycles.areUncertain()
                ? Stream.of(
                        "The cycles are not known: no order states its cycle, and the protocol has no window named cycle")
                : Stream.empty();
    }
}
