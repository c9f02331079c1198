package org.nadir.cdshooks;

import java.util.List;

/** How an answer is put so that one kind of client shows all of it; what it advises stays the same. */
public enum Dialect {
    /** The specification and nothing else. */
    STRICT,
    /** Epic: one action for each suggestion, any of which may be taken, no updates, alphanumeric topics. */
    EPIC,
    /** The public sandbox, which sends no feedback for what has no uuid. */
    SANDBOX,
    /** Da Vinci CRD and its test kit, which want system actions at order hooks, be it none. */
    CRD;

    /** The same advice in this dialect. */
    public CdsResponse speak(CdsResponse answer, String hook) {
        return switch (this) {
            case STRICT -> answer;
            case EPIC ->
                new CdsResponse(
                        answer.cards().stream().map(EpicCard::of).toList(), null, answer.extension(), answer.basis());
            case SANDBOX ->
                answer.with(answer.cards().stream().map(SandboxCard::of).toList());
            case CRD -> hook.startsWith("order-") ? withSystemActions(answer) : answer;
        };
    }

    private static CdsResponse withSystemActions(CdsResponse answer) {
        return answer.systemActions() == null
                ? new CdsResponse(answer.cards(), List.of(), answer.extension(), answer.basis())
                : answer;
    }
}
