package org.nadir.fhir;

import org.nadir.toxicity.chart.RefusedResult;

/** Why a result cannot be used or graded: the codes of the code system {@code not-gradable-reason}. */
public enum NotGradableReason {
    UNLISTED_CODE("unlisted-code", "Not a test that is graded"),
    AMBIGUOUS_CODE("ambiguous-code", "Contradicting codes"),
    ESTIMATE("estimate", "Estimate"),
    PERCENTAGE("percentage", "Percentage"),
    STATUS("status", "Status"),
    NO_VALUE("no-value", "No value"),
    NO_UNIT("no-unit", "No unit"),
    UNLISTED_UNIT("unlisted-unit", "Unlisted unit"),
    CONTRADICTING_UNIT("contradicting-unit", "Contradicting unit"),
    IMPLAUSIBLE("implausible", "Implausible value"),
    NO_TIME("no-time", "No time"),
    FUTURE("future", "In the future"),
    ANIMAL("animal", "Animal subject"),
    NO_CRITERION("no-criterion", "No criterion");

    private final String code;
    private final String display;

    NotGradableReason(String code, String display) {
        this.code = code;
        this.display = display;
    }

    RefusedResult.Refusal refusal(String explanation) {
        return new RefusedResult.Refusal(code, explanation);
    }

    public String code() {
        return code;
    }

    /** The display of the code in the code system. */
    public String display() {
        return display;
    }
}
