package org.nadir.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Optional;
import org.nadir.cdshooks.CallObserver;
import org.nadir.cdshooks.CallReport;
import org.nadir.cdshooks.Card;
import org.nadir.cdshooks.CdsResponse;
import org.nadir.cdshooks.Coding;
import org.nadir.cdshooks.Feedback;
import org.springframework.stereotype.Component;

/** Times the requests at the CDS door and counts cards by topic and feedback by outcome. */
@Component
class CallMetrics implements CallObserver {

    private final MeterRegistry meters;

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void answered(CallReport report) {
        boolean unknown = report.serviceId().isEmpty() && report.kind() != CallReport.Kind.DISCOVERY;
        String service = unknown ? "unknown" : report.serviceId();
        meters.timer(
                        "nadir.cds.requests",
                        Tags.of("kind", report.kind().name().toLowerCase(java.util.Locale.ROOT))
                                .and("service", service)
                                .and("status", String.valueOf(report.status())))
                .record(report.took());
        report.answer().map(CdsResponse::cards).ifPresent(cards -> cards.forEach(card -> count(card, service)));
        report.feedback().forEach(this::count);
    }

    private void count(Card card, String service) {
        String topic =
                Optional.ofNullable(card.source().topic()).map(Coding::code).orElse("none");
        meters.counter(
                        "nadir.cds.cards",
                        Tags.of("service", service)
                                .and("topic", topic)
                                .and("indicator", card.indicator().name().toLowerCase(java.util.Locale.ROOT)))
                .increment();
    }

    private void count(Feedback feedback) {
        meters.counter(
                        "nadir.cds.feedback",
                        "outcome",
                        feedback.outcome().name().toLowerCase(java.util.Locale.ROOT))
                .increment();
    }
}
