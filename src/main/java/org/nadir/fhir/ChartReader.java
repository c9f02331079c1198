package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nadir.toxicity.chart.DifferentialShare;
import org.nadir.toxicity.chart.Finding;
import org.nadir.toxicity.chart.LaboratoryResult;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.MedicationOrder.Place;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.chart.PerformedProcedure;
import org.nadir.toxicity.chart.Person;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.chart.ServiceOrder;
import org.nadir.toxicity.chart.Temperature;
import org.nadir.toxicity.datatype.ClinicalTime;

/** Reads one patient's resources into a chart; prefetch, own store and remote answers all come this way. */
public final class ChartReader {

    private static final Set<String> ORDERS = Set.of("MedicationRequest", "ServiceRequest");

    private final Instant now;
    private final List<LaboratoryResult> results = new ArrayList<>();
    private final List<DifferentialShare> shares = new ArrayList<>();
    private final List<RefusedResult> refused = new ArrayList<>();
    private final List<Temperature> temperatures = new ArrayList<>();
    private final List<MedicationOrder> medicationOrders = new ArrayList<>();
    private final List<ServiceOrder> serviceOrders = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<PerformedProcedure> procedures = new ArrayList<>();
    private final List<ClinicalTime> symptomAssessments = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    /** References of recorded orders that are in hand in another form. */
    private final Set<String> changed = new HashSet<>();

    private Person person = Person.UNKNOWN;

    private ChartReader(Instant now) {
        this.now = now;
    }

    /**
     * Reads a chart.
     *
     * @param record the resources on record
     * @param inHand the draft orders of the caller's session; one with the id of a recorded order replaces it
     * @param doubts what the caller already knows to be unreadable
     */
    public static PatientChart read(
            Collection<JsonNode> record, Collection<JsonNode> inHand, List<String> doubts, Instant now) {
        ChartReader reader = new ChartReader(now);
        reader.doubts.addAll(doubts);
        Map<String, JsonNode> recorded = byReference(record);
        Map<String, JsonNode> drafts = byReference(inHand);
        drafts.values().stream()
                .filter(draft -> ORDERS.contains(FhirJson.type(draft)))
                .filter(draft -> draft.path("id").isTextual())
                .map(FhirJson::reference)
                .forEach(reference -> reader.replace(recorded, reference));
        reader.observations(recorded.values());
        reader.orders(recorded, drafts);
        return reader.chart();
    }

    /** A draft that is on record only as a draft was never given. */
    private void replace(Map<String, JsonNode> recorded, String reference) {
        JsonNode replaced = recorded.remove(reference);
        if (replaced != null && !replaced.path("status").asText().equals("draft")) {
            changed.add(reference);
        }
    }

    /** Each resource once; of one that comes several times the form that was updated last, else the last one. */
    private static Map<String, JsonNode> byReference(Collection<JsonNode> resources) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode resource : resources) {
            String key = resource.path("id").isTextual() ? FhirJson.reference(resource) : "#" + found.size();
            found.merge(key, resource, ChartReader::newer);
        }
        return found;
    }

    private static JsonNode newer(JsonNode one, JsonNode other) {
        int order = updated(one).compareTo(updated(other));
        return (order == 0 ? revision(one).compareTo(revision(other)) : order) > 0 ? one : other;
    }

    /** Version ids are names in general; those that are numbers are counted up by the server. */
    private static BigInteger revision(JsonNode resource) {
        String version = resource.path("meta").path("versionId").asText();
        return version.matches("\\d{1,18}") ? new BigInteger(version) : BigInteger.ZERO;
    }

    private static Instant updated(JsonNode resource) {
        return FhirTime.read(resource.path("meta"), "lastUpdated")
                .map(ClinicalTime::instant)
                .orElse(Instant.MIN);
    }

    private void observations(Collection<JsonNode> recorded) {
        Subject subject = recorded.stream()
                .filter(resource -> FhirJson.type(resource).equals("Patient"))
                .findFirst()
                .map(this::subject)
                .orElse(Subject.UNKNOWN);
        ObservationReader observations = new ObservationReader(subject, now);
        SymptomReader conditions = new SymptomReader();
        SymptomFormReader forms = new SymptomFormReader(now);
        for (JsonNode resource : recorded) {
            switch (FhirJson.type(resource)) {
                case "Observation" -> observations.read(resource).forEach(this::keep);
                case "Condition" -> conditions.read(resource).ifPresent(findings::add);
                case "Procedure" -> procedure(resource);
                case "QuestionnaireResponse" -> forms.read(resource).forEach(this::keep);
                default -> {}
            }
        }
    }

    private Subject subject(JsonNode patient) {
        Subject subject = Subject.of(patient);
        person = new Person(Subject.years(patient, now).orElse(null), Subject.isDeceased(patient));
        if (person.deceased()) {
            doubts.add("Patient.deceased[x] says that the patient has died: no advice is given");
        }
        Subject.replacedBy(patient)
                .ifPresent(other -> doubts.add(
                        "Patient.link says that %s replaced this record: data may stand there".formatted(other)));
        return subject;
    }

    private void procedure(JsonNode procedure) {
        if (procedure.path("status").asText().equals("completed")) {
            FhirTime.read(procedure, "performedDateTime")
                    .or(() -> FhirTime.read(procedure.path("performedPeriod"), "end"))
                    .or(() -> FhirTime.read(procedure.path("performedPeriod"), "start"))
                    .ifPresent(time -> procedures.add(new PerformedProcedure(
                            FhirJson.concept(procedure.path("code")), time, FhirJson.version(procedure))));
        }
    }

    private void keep(Reading reading) {
        switch (reading) {
            case Reading.Count count -> results.add(count.result());
            case Reading.Share share -> shares.add(share.share());
            case Reading.BodyTemperature temperature -> temperatures.add(temperature.temperature());
            case Reading.Symptom symptom -> {
                findings.add(symptom.finding());
                symptom.finding().when().ifPresent(symptomAssessments::add);
            }
            case Reading.SymptomAssessment assessment -> symptomAssessments.add(assessment.time());
            case Reading.Refused refusal -> refused.add(refusal.result());
        }
    }

    private void orders(Map<String, JsonNode> recorded, Map<String, JsonNode> drafts) {
        Map<String, JsonNode> medications = new LinkedHashMap<>();
        List.of(recorded, drafts)
                .forEach(resources -> resources.forEach((reference, resource) -> {
                    if (FhirJson.type(resource).equals("Medication")) {
                        medications.put(reference, resource);
                    }
                }));
        OrderReader orders = new OrderReader(medications);
        recorded.values().forEach(resource -> order(orders, resource, Place.RECORD));
        drafts.values()
                .forEach(resource -> order(
                        orders, resource, changed.contains(FhirJson.reference(resource)) ? Place.BOTH : Place.HAND));
    }

    private void order(OrderReader orders, JsonNode resource, Place place) {
        switch (FhirJson.type(resource)) {
            case "MedicationRequest" ->
                orders.medication(resource, place).ifPresent(order -> {
                    medicationOrders.add(order);
                    if (OrderReader.isNameless(order)) {
                        doubts.add("%s: the medication cannot be read, so whether it is the study drug is not known"
                                .formatted(order.source().reference()));
                    }
                });
            case "ServiceRequest" ->
                orders.service(resource, place != Place.RECORD).ifPresent(serviceOrders::add);
            default -> {}
        }
    }

    private PatientChart chart() {
        return new PatientChart(
                person,
                results,
                shares,
                refused,
                temperatures,
                medicationOrders,
                serviceOrders,
                procedures,
                findings,
                symptomAssessments,
                doubts);
    }
}
