package org.nadir.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nadir.fhir.ChartReader;
import org.nadir.fhir.Vocabularies;
import org.nadir.toxicity.Assessment;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.protocol.Protocol;

/**
 * A patient told in short sentences, and what the protocol advises for the patient.
 *
 * <p>Every story begins with three normal counts of two hours ago, so that a test names only what is out of the
 * ordinary: {@code PatientStory.treated().neutrophils("0.4").advice()}.
 */
public final class PatientStory {

    public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    public static final String NEUTROPHILS = "751-8";
    public static final String HEMOGLOBIN = "718-7";
    public static final String PLATELETS = "777-3";
    public static final String LEUKOCYTES = "6690-2";

    public static final String EPISTAXIS = "249366005";
    public static final String DYSPNEA = "267036007";
    public static final String RED_CELLS = "71493000";
    public static final String PLATELET_TRANSFUSION = "12719002";

    private static final Assessment ASSESSMENT = new Assessment(Vocabularies.shipped());

    private final Map<String, Item> record = new LinkedHashMap<>();
    private final List<Item> inHand = new ArrayList<>();
    private int added;

    private PatientStory() {
        put(
                "patient",
                Item.of("{\"resourceType\": \"Patient\", \"gender\": \"female\", \"birthDate\": \"1960-01-31\"}"));
        neutrophils("4.0");
        hemoglobin("13.5");
        platelets("250");
    }

    /** Normal counts and no order. */
    public static PatientStory untreated() {
        return new PatientStory();
    }

    /** Normal counts of so many days ago and no order. */
    public static PatientStory counted(int daysAgo) {
        PatientStory story = untreated();
        List.of("anc", "hb", "plt").forEach(id -> story.recorded(id).at(Duration.ofDays(daysAgo)));
        return story;
    }

    /** Normal counts under an active order for the study drug. */
    public static PatientStory treated() {
        return untreated().order("cemsidomide 75 mcg capsule", "active");
    }

    public PatientStory neutrophils(String value) {
        return neutrophils(value, "10*9/L");
    }

    public PatientStory neutrophils(String value, String unit) {
        return count("anc", Item.lab(NEUTROPHILS, value, unit));
    }

    public PatientStory hemoglobin(String value) {
        return hemoglobin(value, "g/dL");
    }

    public PatientStory hemoglobin(String value, String unit) {
        return count("hb", Item.lab(HEMOGLOBIN, value, unit));
    }

    public PatientStory platelets(String value) {
        return platelets(value, "10*9/L");
    }

    public PatientStory platelets(String value, String unit) {
        return count("plt", Item.lab(PLATELETS, value, unit));
    }

    /** One more laboratory result, so many days ago. */
    public PatientStory lab(String loinc, String value, String unit, int daysAgo) {
        return and(Item.lab(loinc, value, unit).at(Duration.ofDays(daysAgo)));
    }

    public PatientStory order(String medication, String status) {
        return and(Item.order(medication, status));
    }

    /** A draft of the clinician's present session. */
    public PatientStory draft(String medication) {
        return inHand(Item.order(medication, "draft"));
    }

    /** An oral temperature, so many minutes ago. */
    public PatientStory oral(String value, String unit, int minutesAgo) {
        return temperature("8331-1", value, unit, minutesAgo);
    }

    public PatientStory temperature(String loinc, String value, String unit, int minutesAgo) {
        return and(Item.lab(loinc, value, unit).at(Duration.ofMinutes(minutesAgo)));
    }

    /** One more resource on record; it gets an id where it has none. */
    public PatientStory and(Item item) {
        return put("r" + ++added, item);
    }

    /** One more resource among the draft orders. */
    public PatientStory inHand(Item item) {
        inHand.add(item.json().has("id") ? item : item.id("d" + inHand.size()));
        return this;
    }

    /** Takes something out of the record: {@code anc}, {@code hb}, {@code plt}, {@code patient}. */
    public PatientStory without(String id) {
        record.remove(id);
        return this;
    }

    private PatientStory count(String id, Item item) {
        return put(id, item.at(Duration.ofHours(2)));
    }

    public PatientStory put(String id, Item item) {
        record.put(id, item.json().has("id") ? item : item.id(id));
        return this;
    }

    /** Normal counts under an order for the study drug that is on hold. */
    public static PatientStory held() {
        return untreated().order("cemsidomide 75 mcg capsule", "on-hold");
    }

    /** The recorded resource under an id, to change it. */
    public Item recorded(String id) {
        return record.getOrDefault(id, Item.of("{}"));
    }

    public List<JsonNode> record() {
        return json(record.values());
    }

    public List<JsonNode> drafts() {
        return json(inHand);
    }

    private static List<JsonNode> json(Iterable<Item> items) {
        List<JsonNode> resources = new ArrayList<>();
        items.forEach(item -> resources.add(item.json()));
        return resources;
    }

    public PatientChart chart() {
        return ChartReader.read(record(), drafts(), List.of(), NOW);
    }

    /** What the shipped protocol advises. */
    public List<Recommendation> recommendations() {
        return recommendations(Shipped.CTCAE_5);
    }

    public List<Recommendation> recommendations(Protocol protocol) {
        return ASSESSMENT.assess(chart(), protocol, NOW);
    }

    /** Topic and urgency of each advice of the shipped protocol. */
    public Map<String, String> advice() {
        return advice(Shipped.CTCAE_5);
    }

    public Map<String, String> advice(Protocol protocol) {
        return advice(protocol, "");
    }

    /** The advice at an event, such as {@code encounter-start}. */
    public Map<String, String> advice(Protocol protocol, String event) {
        return topics(ASSESSMENT.assess(chart(), protocol, event, NOW));
    }

    /** What is advised on a topic, with what is said; there must be such advice. */
    public Recommendation of(String topic) {
        return of(topic, Shipped.CTCAE_5);
    }

    public Recommendation of(String topic, Protocol protocol) {
        return recommendations(protocol).stream()
                .filter(found -> found.rule().topic().code().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    /** Topic and urgency of each advice for resources in any order. */
    public static Map<String, String> advice(List<JsonNode> record) {
        return topics(recommendations(record, List.of()));
    }

    /** What the shipped protocol advises at the start of an encounter, for resources in any order. */
    public static List<Recommendation> recommendations(List<JsonNode> record, List<JsonNode> drafts) {
        PatientChart chart = ChartReader.read(record, drafts, List.of(), NOW);
        return ASSESSMENT.assess(chart, Shipped.CTCAE_5, "encounter-start", NOW);
    }

    static Map<String, String> topics(List<Recommendation> recommendations) {
        Map<String, String> advice = new LinkedHashMap<>();
        recommendations.forEach(
                found -> advice.put(found.rule().topic().code(), found.urgency().code()));
        return advice;
    }

    /** What is said of the data that could not be used, over all recommendations. */
    public String notes() {
        return String.join(
                "\n",
                recommendations().stream()
                        .flatMap(found -> found.notes().stream())
                        .toList());
    }

    /** What is remarked on the evidence, over all recommendations. */
    public String remarks() {
        return String.join(
                "\n",
                recommendations().stream()
                        .flatMap(found -> found.evidence().stream())
                        .flatMap(piece -> piece.remarks().stream())
                        .toList());
    }

    /** The evidence of all recommendations, as label and finding in words. */
    public List<String> evidence() {
        return recommendations().stream()
                .flatMap(found -> found.evidence().stream())
                .map(piece -> piece.label() + " " + piece.statement())
                .distinct()
                .toList();
    }
}
