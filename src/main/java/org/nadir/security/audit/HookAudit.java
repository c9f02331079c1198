package org.nadir.security.audit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nadir.cdshooks.CallObserver;
import org.nadir.cdshooks.CallReport;
import org.nadir.cdshooks.Card;
import org.nadir.cdshooks.CdsClient;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.CdsResponse;
import org.nadir.cdshooks.Feedback;
import org.nadir.cdshooks.KnownCaller;
import org.nadir.cdshooks.SmartApp;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Records each call and each feedback at {@code /cds-services}; a question for the services only where a known client asks.
 *
 * <p>What the prefetch holds and by which token the client's server was asked is not recorded.
 */
final class HookAudit implements CallObserver {

    /** Under which a card carries its evidence: docs/cards.md. */
    private static final String EVIDENCE = "org.nadir.evidence";

    /** Under which a call brings a protocol to try: docs/trace.md. */
    private static final String TRIAL = "org.nadir.trial";

    private final AuditTrail trail;
    private final OwnAddress server;
    private final Clock clock;

    HookAudit(AuditTrail trail, OwnAddress server, Clock clock) {
        this.trail = trail;
        this.server = server;
        this.clock = clock;
    }

    @Override
    public void answered(CallReport report) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current)) {
            throw new IllegalStateException("A call is reported outside of its request");
        }
        HttpServletRequest request = current.getRequest();
        RefusedRequests.markAsTold(request);
        if (report.kind() != CallReport.Kind.DISCOVERY || report.caller().isPresent()) {
            trail.record(List.of(act(report, Caller.withGrant(request))));
        }
    }

    AuditedAct act(CallReport report, Caller seen) {
        Caller caller = new Caller(
                seen.requestId(), seen.address(), report.caller().map(HookAudit::client), user(report), seen.tokenId());
        List<Thing> about = new ArrayList<>();
        report.call().flatMap(this::patient).ifPresent(about::add);
        about.add(service(report));
        if (!isTrial(report)) {
            protocols(report).forEach(protocol -> about.add(new Thing.Definition(protocol)));
        }
        return new AuditedAct(
                clock.instant(), Pattern.OTHER, subtype(report.kind()), report.status(), "", caller, about);
    }

    private static Caller.Client client(KnownCaller caller) {
        return switch (caller) {
            case CdsClient client -> new Caller.Client(client.issuer(), client.issuer(), client.tenant());
            case SmartApp app -> new Caller.Client(app.issuer(), app.client(), "");
        };
    }

    /** The user whom an access token proves; without one, whom the client names. */
    private Optional<String> user(CallReport report) {
        if (report.caller().orElse(null) instanceof SmartApp app) {
            return app.user().isEmpty() ? Optional.empty() : Optional.of(server.absolute(app.user()));
        }
        return report.call()
                .flatMap(call -> call.contextText("userId").map(user -> OwnAddress.absolute(user, base(call))));
    }

    private Optional<Thing> patient(CdsRequest call) {
        return call.contextText("patientId")
                .map(id -> new Thing.OfPatient(
                        OwnAddress.absolute("Patient/" + id.replaceFirst("^Patient/", ""), base(call))));
    }

    /** The ids of a call are those of the FHIR server that it names. */
    private String base(CdsRequest call) {
        return Optional.ofNullable(call.fhirServer()).orElseGet(server::fhirBase);
    }

    private static Thing service(CallReport report) {
        List<Thing.Detail> details = new ArrayList<>();
        report.call().ifPresent(call -> details.add(new Thing.Detail("hookInstance", call.hookInstance())));
        if (isTrial(report)) {
            details.add(new Thing.Detail("trial", "true"));
        }
        cards(report).forEach(card -> {
            details.add(new Thing.Detail("card", card.uuid()));
            Optional.ofNullable(card.source().topic())
                    .ifPresent(topic -> details.add(new Thing.Detail("topic", String.valueOf(topic.code()))));
        });
        for (Feedback feedback : report.feedback()) {
            details.add(new Thing.Detail("card", feedback.card()));
            details.add(new Thing.Detail("outcome", feedback.outcome().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return new Thing.Service(report.serviceId().isEmpty() ? "/cds-services" : report.serviceId(), details);
    }

    /** What it tried is not stored, whatever address it gives itself: no definition that the call was about. */
    private static boolean isTrial(CallReport report) {
        return report.call().filter(call -> call.extension().hasNonNull(TRIAL)).isPresent();
    }

    private static Set<String> protocols(CallReport report) {
        Set<String> protocols = new LinkedHashSet<>();
        report.answer()
                .map(CdsResponse::basis)
                .filter(basis -> !basis.isEmpty())
                .ifPresent(protocols::add);
        for (Card card : cards(report)) {
            JsonNode protocol = card.extension() == null
                    ? null
                    : card.extension().path(EVIDENCE).path("protocol");
            if (protocol != null && protocol.isTextual()) {
                protocols.add(protocol.textValue());
            }
        }
        return protocols;
    }

    private static List<Card> cards(CallReport report) {
        return report.answer().map(answer -> answer.cards()).orElse(List.of());
    }

    private static Subtype subtype(CallReport.Kind kind) {
        return switch (kind) {
            case DISCOVERY -> Subtype.ours("cds-discovery", "CDS discovery");
            case CALL -> Subtype.ours("cds-call", "CDS call");
            case FEEDBACK -> Subtype.ours("cds-feedback", "CDS feedback");
        };
    }
}
