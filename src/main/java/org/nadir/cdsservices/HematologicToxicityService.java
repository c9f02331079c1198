package org.nadir.cdsservices;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.Card;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.CdsResponse;
import org.nadir.cdshooks.CdsService;
import org.nadir.cdshooks.PreconditionFailedException;
import org.nadir.cdshooks.ServiceDescription;
import org.nadir.fhir.ChartReader;
import org.nadir.fhir.InvalidProtocolException;
import org.nadir.fhir.NoProtocolException;
import org.nadir.fhir.PatientQueries;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.SuggestionWriter;
import org.nadir.toxicity.Assessment;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.TracedAdvice;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.protocol.Protocol;

/**
 * Advises on hematologic toxicity at one hook: gather the record, read the chart, assess it, write the cards. From the
 * chart on everything is a function of chart, protocol and clock.
 */
final class HematologicToxicityService implements CdsService {

    private final ServiceDescription description;
    private final RecordGatherer records;
    private final ProtocolChoice choice;
    private final Assessment assessment;
    private final RefusedResults refusals;
    private final Clock clock;

    HematologicToxicityService(String hook, CdsServicesConfiguration.ToxicityServices shared) {
        this.description = describe(hook);
        this.records = shared.records();
        this.choice = shared.choice();
        this.assessment = shared.assessment();
        this.refusals = shared.refusals();
        this.clock = shared.clock();
    }

    @Override
    public ServiceDescription description() {
        return description;
    }

    @Override
    public CdsResponse call(CdsRequest request, CallOrigin origin) {
        boolean traced = TraceWriter.isAsked(request);
        Optional<Trial> trial = Trial.of(request);
        if (trial.isEmpty()) {
            return answer(request, origin, Optional.empty(), traced);
        }
        try {
            return answer(request, origin, trial.map(one -> one.read(choice.protocols())), traced);
        } catch (InvalidProtocolException unforeseen) {
            throw Trial.refusal(unforeseen);
        }
    }

    private CdsResponse answer(CdsRequest request, CallOrigin origin, Optional<Protocol> tried, boolean traced) {
        Instant now = clock.instant();
        PatientRecord record = records.gather(request, origin);
        ProtocolChoice.Chosen own = chosen(record, now);
        ProtocolChoice.Chosen chosen = tried.map(own::trying).orElse(own);
        Protocol protocol = chosen.protocol();
        PatientChart chart =
                ChartReader.read(record.recorded(), record.inHand(), record.doubtsWith(chosen.doubts()), now);
        if (tried.isEmpty()) {
            chart.refused().forEach(result -> refusals.refused(result.refusal().code()));
        }
        Optional<TracedAdvice> told =
                traced ? Optional.of(assessment.trace(chart, protocol, request.hook(), now)) : Optional.empty();
        List<Recommendation> advice = remarked(
                told.map(TracedAdvice::advice).orElseGet(() -> assessment.assess(chart, protocol, request.hook(), now)),
                record.remarks());
        CardWriter writer = writer(protocol, record, chart, now, origin);
        List<Card> cards = advice.stream().map(writer::write).toList();
        return new CdsResponse(cards, null, protocol.canonical())
                .extendedBy(told.map(one -> new TraceWriter(protocol, now)
                                .tried(tried.isPresent(), own.protocol())
                                .write(one.trace(), uuids(advice, cards)))
                        .orElse(null));
    }

    private CardWriter writer(
            Protocol protocol, PatientRecord record, PatientChart chart, Instant now, CallOrigin origin) {
        return new CardWriter(
                protocol,
                record,
                new CardDetail(protocol, now),
                new Suggestions(protocol, choice.protocols(), record, chart, new SuggestionWriter(now)),
                origin.self().toString());
    }

    /** The card of each rule that has one. */
    private static Map<String, String> uuids(List<Recommendation> advice, List<Card> cards) {
        Map<String, String> uuids = new HashMap<>();
        for (int index = 0; index < cards.size(); index++) {
            uuids.put(advice.get(index).rule().id(), cards.get(index).uuid());
        }
        return uuids;
    }

    /** What the caller did not send is said on the card that is read first. */
    private static List<Recommendation> remarked(List<Recommendation> advice, List<String> remarks) {
        if (advice.isEmpty() || remarks.isEmpty()) {
            return advice;
        }
        List<Recommendation> remarked = new ArrayList<>(advice);
        remarked.set(0, advice.getFirst().noting(remarks));
        return remarked;
    }

    private ProtocolChoice.Chosen chosen(PatientRecord record, Instant now) {
        try {
            return choice.choose(record.recorded(), now);
        } catch (NoProtocolException none) {
            throw new PreconditionFailedException(String.valueOf(none.getMessage()));
        }
    }

    private static ServiceDescription describe(String hook) {
        return new ServiceDescription(
                hook,
                "hematologic-toxicity-" + hook,
                "Hematologic toxicity (%s)".formatted(hook),
                "Grades neutrophils, hemoglobin and platelets by CTCAE and says what the study protocol advises: "
                        + "interrupt or resume the drug, G-CSF, antibiotics, transfusion, the next blood count, and what could not be "
                        + "assessed.",
                PatientQueries.asTemplates(),
                "Send every prefetch key whole, or a fhirServer that is listed here. The drug is investigational: the "
                        + "study protocol decides.");
    }
}
