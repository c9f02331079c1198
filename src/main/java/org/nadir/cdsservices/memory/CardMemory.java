package org.nadir.cdsservices.memory;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.fhir.CardAnswer;
import org.nadir.fhir.CardSystems;
import org.nadir.fhir.GuidanceResponses;
import org.nadir.fhir.IssuedCard;
import org.nadir.fhir.PatientKey;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhir.SourceUnavailableException;

/**
 * Looks up what was answered to a patient's cards, in the own store only: one query, and a second one where there are
 * answers.
 */
public final class CardMemory {

    /** What was said of a card three months ago is history, not an answer to this one. */
    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private static final System.Logger LOG = System.getLogger(CardMemory.class.getName());

    private final ResourceSource store;
    private final OverrideMemory rules;
    private final Clock clock;

    public CardMemory(ResourceSource store, OverrideExpiry expiry, Clock clock) {
        this.store = store;
        this.rules = new OverrideMemory(expiry, clock);
        this.clock = clock;
    }

    /**
     * What earlier answers mean for these cards of a patient, by uuid.
     *
     * <p>A memory that cannot be read keeps no card away.
     */
    public Map<String, Verdict> recall(PatientKey patient, List<IssuedCard> cards) {
        Map<String, Verdict> verdicts = nothingRecalled(cards);
        try {
            List<CardAnswer> answers = answers(patient, verdicts.keySet());
            if (!answers.isEmpty()) {
                Map<String, IssuedCard> issued = issued(answers);
                cards.forEach(card -> verdicts.put(card.uuid(), rules.judge(card, answers, issued)));
            }
        } catch (SourceUnavailableException unavailable) {
            LOG.log(System.Logger.Level.WARNING, "Answers to earlier cards were not looked up: {0}", unavailable);
        }
        return verdicts;
    }

    /** Each card is shown, and none tells of an earlier answer. */
    public static Map<String, Verdict> nothingRecalled(List<IssuedCard> cards) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        cards.forEach(card -> verdicts.put(card.uuid(), new Verdict.Shown(null)));
        return verdicts;
    }

    private List<CardAnswer> answers(PatientKey patient, Set<String> cards) {
        Stream<String> identifiers = Stream.concat(
                cards.stream().map(card -> token(CardSystems.CARD, card)),
                Stream.of(token(CardSystems.PATIENT, patient.token())));
        String since = clock.instant().minus(LOOK_BACK).toString();
        List<JsonNode> found = store.fetch("Communication?identifier=%s&_lastUpdated=ge%s"
                .formatted(identifiers.collect(Collectors.joining(",")), since));
        return found.stream().flatMap(node -> CardAnswer.read(node).stream()).toList();
    }

    private Map<String, IssuedCard> issued(List<CardAnswer> answers) {
        Collection<String> cards = answers.stream()
                .map(answer -> token(CardSystems.CARD, answer.card()))
                .collect(Collectors.toSet());
        List<JsonNode> found = store.fetch("GuidanceResponse?identifier=" + String.join(",", cards));
        return found.stream()
                .flatMap(node -> GuidanceResponses.read(node).stream())
                .collect(Collectors.toMap(IssuedCard::uuid, Function.identity(), (one, other) -> one, HashMap::new));
    }

    private static String token(String system, String value) {
        return URLEncoder.encode(system + "|" + value, StandardCharsets.UTF_8);
    }
}
