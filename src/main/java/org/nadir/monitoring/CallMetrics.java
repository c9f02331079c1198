package org.nadir.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.nadir.cdshooks.CallObserver;
import org.nadir.cdshooks.CallReport;
import org.springframework.stereotype.Component;

/** Counts and times the requests at the CDS door. */
@Component
class CallMetrics implements CallObserver {

    private final MeterRegistry meters;

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void answered(CallReport report) {
        // An unknown service is the caller's text; as a label it would let anyone fill the memory.
        String service = report.status() == 404 ? "unknown" : report.serviceId();
        meters.timer(
                        "nadir.cds.requests",
                        Tags.of(
                                "kind", report.kind().name(),
                                "service", service,
                                "status", String.valueOf(report.status())))
                .record(report.took());
    }
}
