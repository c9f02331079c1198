package org.nadir.fhir;

/** Why a result cannot be used or graded: the codes of the code system {@code not-gradable-reason}. */
public enum NotGradableReason {
    UNLISTED_CODE("unlisted-code"),
    AMBIGUOUS_CODE("ambiguous-code"),
    ESTIMATE("estimate"),
    PERCENTAGE("percentage"),
    STATUS("status"),
    NO_VALUE("no-value"),
    NO_UNIT("no-unit"),
    UNLISTED_UNIT("unlisted-unit"),
    CONTRADICTING_UNIT("contradicting-unit"),
    IMPLAUSIBLE("implausible"),
    NO_TIME("no-time"),
    FUTURE("future"),
    ANIMAL("animal"),
    NO_CRITERION("no-criterion");

    private final String code;

    NotGradableReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
