package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.nadir.testing.RunningServer;

/**
 * A patient's story in words, stored through {@code /fhir} as a client would.
 *
 * <p>Parts are separated by semicolons: {@code order active cemsidomide 75 mcg}, {@code anc 0.4 10*3/uL 5h final},
 * {@code temperature 38.3 Cel 4h}, {@code condition active Epistaxis}, {@code transfusion rbc 23h},
 * {@code form fatigue=yes epistaxis=no temperature=38.4} (the symptom form, five hours ago).
 */
final class StoredStory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UCUM = "http://unitsofmeasure.org";

    private static final Map<String, String> LOINC = Map.of(
            "anc", "751-8",
            "hb", "718-7",
            "platelets", "777-3",
            "leukocytes", "6690-2",
            "neutrophil%", "770-8",
            "temperature", "8310-5",
            "oral", "8331-1",
            "axillary", "8328-7");

    private static final Map<String, String> SNOMED =
            Map.of("rbc", "71493000", "platelets", "12719002", "Epistaxis", "249366005", "Dyspnea", "267036007");

    private final RunningServer server;
    private final String patient;
    private final Instant now = Instant.now();

    private StoredStory(RunningServer server, String patient) {
        this.server = server;
        this.patient = patient;
    }

    /** Stores the story under a patient of that id. */
    static void store(RunningServer server, String patient, String story) {
        StoredStory stored = new StoredStory(server, patient);
        stored.put("Patient", patient, object("Patient").put("gender", "female"));
        int part = 0;
        for (String words : story.split(";")) {
            stored.part(words.strip().split("\\s+"), patient + "-" + part++);
        }
    }

    private void part(String[] words, String id) {
        switch (words[0]) {
            case "order" -> order(words, id);
            case "transfusion" -> transfusion(words, id);
            case "condition" -> condition(words, id);
            case "form" -> form(words, id);
            case "" -> {}
            default -> observation(words, id);
        }
    }

    private void observation(String[] words, String id) {
        ObjectNode observation = object("Observation").put("status", words.length > 4 ? words[4] : "final");
        coding(observation.putObject("code"), "http://loinc.org", known(LOINC, words[0]));
        observation.put("effectiveDateTime", ago(words.length > 3 ? words[3] : "5h"));
        ObjectNode quantity = observation.putObject("valueQuantity");
        String number = words[1].replaceAll("[<>=]", "");
        quantity.put("value", new BigDecimal(number));
        if (number.length() < words[1].length()) {
            quantity.put("comparator", words[1].substring(0, words[1].length() - number.length()));
        }
        if (!words[2].equals("unitless")) {
            quantity.put("unit", words[2]).put("system", UCUM).put("code", words[2]);
        }
        put("Observation", id, observation);
    }

    private void order(String[] words, String id) {
        ObjectNode order = object("MedicationRequest").put("status", words[1]).put("intent", "order");
        order.putObject("medicationCodeableConcept").put("text", rest(words, 2));
        put("MedicationRequest", id, order.put("authoredOn", ago("960h")));
    }

    private void transfusion(String[] words, String id) {
        ObjectNode order = object("ServiceRequest").put("status", "active").put("intent", "order");
        coding(order.putObject("code"), "http://snomed.info/sct", known(SNOMED, words[1]));
        put("ServiceRequest", id, order.put("authoredOn", ago(words[2])));
    }

    private void condition(String[] words, String id) {
        ObjectNode condition = object("Condition");
        String clinical = words[1].equals("refuted") ? "active" : words[1];
        String verified = words[1].equals("refuted") ? "refuted" : "confirmed";
        String base = "http://terminology.hl7.org/CodeSystem/condition-";
        coding(condition.putObject("clinicalStatus"), base + "clinical", clinical);
        coding(condition.putObject("verificationStatus"), base + "ver-status", verified);
        coding(condition.putObject("code"), "http://snomed.info/sct", known(SNOMED, words[2]));
        put("Condition", id, condition);
    }

    private void form(String[] words, String id) {
        ObjectNode form = object("QuestionnaireResponse")
                .put("questionnaire", "https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms|0.1.0")
                .put("status", "completed")
                .put("authored", ago("5h"));
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            String[] answer = word.split("=", 2);
            ObjectNode item = form.withArray("item").addObject().put("linkId", answer[0]);
            if (answer[0].equals("temperature")) {
                item.putArray("item")
                        .addObject()
                        .put("linkId", "temperature-value")
                        .putArray("answer")
                        .addObject()
                        .putObject("valueQuantity")
                        .put("value", new BigDecimal(answer[1]))
                        .put("system", UCUM)
                        .put("code", "Cel");
            } else {
                item.putArray("answer").addObject().put("valueBoolean", answer[1].equals("yes"));
            }
        }
        put("QuestionnaireResponse", id, form);
    }

    private void put(String type, String id, ObjectNode resource) {
        resource.put("id", id);
        if (!type.equals("Patient")) {
            resource.putObject("subject").put("reference", "Patient/" + patient);
        }
        HttpResponse<String> answer = server.put("/fhir/" + type + "/" + id, resource.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static ObjectNode object(String type) {
        return JSON.createObjectNode().put("resourceType", type);
    }

    private static void coding(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }

    private static String known(Map<String, String> codes, String word) {
        return Objects.requireNonNull(codes.get(word), () -> "No code is known for " + word);
    }

    private static String rest(String[] words, int from) {
        return String.join(" ", Arrays.asList(words).subList(from, words.length));
    }

    /** {@code 23h} or {@code 61min} before now. */
    private String ago(String span) {
        long count = Long.parseLong(span.replaceAll("\\D", ""));
        return now.minus(count, span.endsWith("min") ? ChronoUnit.MINUTES : ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
