package org.nadir.alerts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nadir.alerts.AlertChange.Raise;
import org.nadir.alerts.AlertChange.Reopen;
import org.nadir.alerts.AlertChange.Retract;
import org.nadir.toxicity.Recommendation;

/** Decides what to write from the alerts there are and the advice that is given: a pure function. */
final class AlertDecision {

    private AlertDecision() {}

    /**
     * The changes, new alerts first, so that a retraction can name its successor.
     *
     * @param raised the alerts of the patient
     * @param advised the advice by its uuid
     * @param isVoid whether a resource such as {@code Observation/1} was entered in error, cancelled or deleted
     */
    static List<AlertChange> decide(
            Collection<RaisedAlert> raised, Map<String, Recommendation> advised, Predicate<String> isVoid) {
        Map<String, RaisedAlert> known = raised.stream().collect(Collectors.toMap(RaisedAlert::id, alert -> alert));
        List<AlertChange> changes = new ArrayList<>();
        advised.forEach((id, advice) -> {
            RaisedAlert alert = known.get(id);
            if (alert == null) {
                changes.add(new Raise(id, advice));
            } else if (!alert.isStanding() && alert.isRetracted()) {
                changes.add(new Reopen(alert));
            }
        });
        raised.stream()
                .filter(alert -> alert.isStanding() && !advised.containsKey(alert.id()))
                .forEach(alert -> changes.add(retraction(alert, advised, isVoid)));
        return changes;
    }

    private static Retract retraction(
            RaisedAlert alert, Map<String, Recommendation> advised, Predicate<String> isVoid) {
        boolean inError = alert.implicated().stream().anyMatch(isVoid);
        List<String> successors = advised.entrySet().stream()
                .filter(entry -> entry.getValue().rule().topic().code().equals(alert.topic()))
                .map(Map.Entry::getKey)
                .toList();
        return new Retract(alert, inError ? "entered-in-error" : "cancelled", successors);
    }
}
