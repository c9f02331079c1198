package org.nadir.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import org.nadir.cdsservices.RefusedResults;
import org.springframework.stereotype.Component;

/** Counts the results that calls could not grade, by reason: a laboratory that changes its units shows here first. */
@Component
class RefusalMetrics implements RefusedResults {

    private final MeterRegistry meters;

    RefusalMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void refused(String reasonCode) {
        meters.counter("nadir.grading.refusals", "reason", reasonCode).increment();
    }
}
