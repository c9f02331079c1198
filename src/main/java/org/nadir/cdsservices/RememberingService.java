package org.nadir.cdsservices;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.Card;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.CdsResponse;
import org.nadir.cdshooks.CdsService;
import org.nadir.cdshooks.Coding;
import org.nadir.cdshooks.ServiceDescription;
import org.nadir.cdshooks.SmartApp;
import org.nadir.cdsservices.memory.CardMemory;
import org.nadir.cdsservices.memory.CardRecorder;
import org.nadir.cdsservices.memory.Verdict;
import org.nadir.fhir.IssuedCard;
import org.nadir.fhir.PatientKey;

/** A service that heeds what was answered to its earlier cards, and has its new cards recorded. */
final class RememberingService implements CdsService {

    private final CdsService advice;
    private final FhirServers servers;
    private final CardMemory memory;
    private final CardRecorder recorder;
    private final Clock clock;

    RememberingService(CdsService advice, FhirServers servers, CardMemory memory, CardRecorder recorder, Clock clock) {
        this.advice = advice;
        this.servers = servers;
        this.memory = memory;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public ServiceDescription description() {
        return advice.description();
    }

    @Override
    public CdsResponse call(CdsRequest request, CallOrigin origin) {
        CdsResponse answer = advice.call(request, origin);
        // A trial leaves nothing behind, and what was answered to other cards says nothing of it.
        return answer.cards().isEmpty() || Trial.isMeant(request) ? answer : remembering(answer, request, origin);
    }

    private CdsResponse remembering(CdsResponse answer, CdsRequest request, CallOrigin origin) {
        List<Card> cards = answer.cards();
        PatientKey patient = servers.patient(request, origin);
        IssuedCard.Occasion occasion = new IssuedCard.Occasion(
                description().id(),
                user(request, origin),
                request.contextText("encounterId").map("Encounter/"::concat).orElse(""));
        List<IssuedCard> asIssued =
                cards.stream().map(card -> issued(card, patient, occasion)).toList();
        Map<String, Verdict> verdicts = servers.tellsEarlierAnswers(request, origin)
                ? memory.recall(patient, asIssued)
                : CardMemory.nothingRecalled(asIssued);
        recorder.issued(asIssued.stream()
                .filter(card -> verdicts.get(card.uuid()) instanceof Verdict.Shown)
                .toList());
        return answer.with(new EarlierAnswers(verdicts).applyTo(cards))
                .extendedBy(TraceWriter.keepingAway(answer.extension(), keptAway(verdicts)));
    }

    private static Map<String, String> keptAway(Map<String, Verdict> verdicts) {
        Map<String, String> reasons = new LinkedHashMap<>();
        verdicts.forEach((card, verdict) -> {
            if (verdict instanceof Verdict.Quiet quiet) {
                reasons.put(card, quiet.sentence());
            }
        });
        return reasons;
    }

    /** The user whom a token proves, rather than the one whom the app names. */
    private static String user(CdsRequest request, CallOrigin origin) {
        return origin.caller().orElse(null) instanceof SmartApp app
                        && !app.user().isEmpty()
                ? app.user()
                : request.contextText("userId").orElse("");
    }

    private IssuedCard issued(Card card, PatientKey patient, IssuedCard.Occasion occasion) {
        @Nullable Coding topic = card.source().topic();
        return new IssuedCard(
                card.uuid(),
                patient,
                clock.instant(),
                occasion,
                topic == null ? "" : topic.code(),
                card.indicator().name().toLowerCase(Locale.ROOT),
                card.summary(),
                EarlierAnswers.extension(card).path(CardEvidence.KEY));
    }
}
