package org.nadir.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.CardSystems;
import org.nadir.fhir.ChartReader;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.PatientQueries;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.ResourceStore;
import org.nadir.toxicity.Assessment;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.protocol.Protocol;

/** Assesses one patient and writes what that changes in the patient's alerts. */
final class PatientReview {

    private static final Set<MedicationOrder.Status> UNDER_TREATMENT =
            Set.of(MedicationOrder.Status.ACTIVE, MedicationOrder.Status.ON_HOLD);

    private final ResourceStore store;
    private final ProtocolChoice protocols;
    private final Assessment assessment;
    private final Clock clock;

    PatientReview(ResourceStore store, ProtocolChoice protocols, Assessment assessment, Clock clock) {
        this.store = store;
        this.protocols = protocols;
        this.assessment = assessment;
        this.clock = clock;
    }

    void review(String patientId) {
        List<JsonNode> studies = store.fetch(PatientQueries.filled("researchSubjects", patientId));
        ProtocolChoice.Chosen chosen = protocols.choose(studies, clock.instant());
        List<JsonNode> orders = store.fetch(PatientQueries.filled("medicationRequests", patientId));
        List<RaisedAlert> raised = store.fetch("DetectedIssue?patient=" + patientId).stream()
                .flatMap(issue -> RaisedAlert.of(issue).stream())
                .toList();
        // Most patients of a large record take no study drug and have no alert: three searches are enough for them.
        if (studyOrders(orders, chosen.protocol()).isEmpty() && raised.isEmpty()) {
            return;
        }
        review(patientId, chosen, raised);
    }

    private void review(String patientId, ProtocolChoice.Chosen chosen, List<RaisedAlert> raised) {
        Protocol protocol = chosen.protocol();
        Instant now = clock.instant();
        Map<String, JsonNode> record = record(patientId);
        List<String> orders = studyOrders(record.values(), protocol);
        Map<String, Recommendation> advised =
                orders.isEmpty() ? Map.of() : advised(patientId, record.values(), chosen, now);
        AlertWriter writer = new AlertWriter(patientId, protocol, now);
        for (AlertChange change : AlertDecision.decide(raised, advised, reference -> isVoid(record.get(reference)))) {
            store.save(
                    switch (change) {
                        case AlertChange.Raise raise -> writer.raise(raise.id(), raise.advice(), orders);
                        case AlertChange.Reopen reopen -> writer.reopen(reopen.alert());
                        case AlertChange.Retract retract ->
                            writer.retract(retract, reference -> !record.containsKey(reference));
                    });
        }
        Set<String> answered = raised.stream()
                .filter(RaisedAlert::isMitigated)
                .map(RaisedAlert::id)
                .collect(Collectors.toSet());
        mitigate(advised.keySet().stream().filter(id -> !answered.contains(id)).toList());
    }

    /** Enters the answers to the cards of these alerts, where there are any. */
    void mitigate(List<String> alerts) {
        if (alerts.isEmpty()) {
            return;
        }
        String cards = alerts.stream().map(id -> CardSystems.CARD + "%7C" + id).collect(Collectors.joining(","));
        List<JsonNode> communications = store.fetch("Communication?identifier=" + cards);
        for (String id : alerts) {
            Mitigation.firstTo(id, communications).ifPresent(answer -> mitigate(id, answer));
        }
    }

    private void mitigate(String id, Mitigation answer) {
        store.fetch("DetectedIssue/" + id).stream()
                .flatMap(issue -> RaisedAlert.of(issue).stream())
                .filter(alert -> !alert.isMitigated())
                .forEach(alert -> store.save(answer.of(alert.resource())));
    }

    private Map<String, JsonNode> record(String patientId) {
        Map<String, JsonNode> record = new LinkedHashMap<>();
        PatientQueries.record(store, patientId).forEach(resource -> record.put(FhirJson.reference(resource), resource));
        return record;
    }

    private Map<String, Recommendation> advised(
            String patientId, Collection<JsonNode> record, ProtocolChoice.Chosen chosen, Instant now) {
        PatientChart chart = ChartReader.read(record, List.of(), chosen.doubts(), now);
        Map<String, Recommendation> advised = new LinkedHashMap<>();
        assessment
                .assess(chart, chosen.protocol(), now)
                .forEach(advice -> advised.put(advice.uuid(patientId, chosen.protocol()), advice));
        return advised;
    }

    /** The orders by which the patient is treated. */
    private List<String> studyOrders(Collection<JsonNode> resources, Protocol protocol) {
        return ChartReader.read(resources, List.of(), List.of(), clock.instant()).medicationOrders().stream()
                .filter(order -> UNDER_TREATMENT.contains(order.status()))
                .filter(order -> protocol.studyDrug().contains(order.medication()))
                .map(order -> order.source().reference())
                .toList();
    }

    /** Whether a resource that an alert rests on was deleted, entered in error or cancelled. */
    private static boolean isVoid(@Nullable JsonNode resource) {
        if (resource == null) {
            return true;
        }
        String status = resource.path("status").asText();
        return status.equals("entered-in-error")
                || status.equals("cancelled") && FhirJson.type(resource).equals("Observation")
                || RaisedAlert.stream(resource.path("verificationStatus").path("coding"))
                        .anyMatch(coding -> coding.path("code").asText().equals("entered-in-error"));
    }
}
