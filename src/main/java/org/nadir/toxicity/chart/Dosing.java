package org.nadir.toxicity.chart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Dose;

/**
 * How an order says that its medication is taken; what it does not say is null.
 *
 * @param start the first dose
 * @param end the last day on which it is taken
 * @param cycle the treatment cycle that the order is for
 * @param day the day of that cycle on which the order starts
 */
public record Dosing(
        @Nullable ClinicalTime start,
        @Nullable ClinicalTime end,
        @Nullable Integer cycle,
        @Nullable Integer day,
        @Nullable Dose dose) {

    public static final Dosing UNKNOWN = new Dosing(null, null, null, null, null);

    public Optional<Dose> amount() {
        return Optional.ofNullable(dose);
    }

    public Optional<Integer> statedCycle() {
        return Optional.ofNullable(cycle);
    }

    public Optional<ClinicalTime> ending() {
        return Optional.ofNullable(end);
    }
}
