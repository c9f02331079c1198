package org.nadir.toxicity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.toxicity.datatype.ResourceVersion;
import org.nadir.toxicity.facts.Evidence;
import org.nadir.toxicity.protocol.ManagementAction;
import org.nadir.toxicity.protocol.Proposal;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Rule;
import org.nadir.toxicity.protocol.Urgency;

/**
 * What a rule advises for a patient now.
 *
 * @param wording what the card says
 * @param proposals what is offered, of what the rule can propose
 * @param notes what could not be assessed or decided, in sentences
 */
public record Recommendation(
        Rule rule,
        Urgency urgency,
        String wording,
        List<Proposal> proposals,
        List<Evidence> evidence,
        List<String> notes) {

    public Recommendation {
        proposals = List.copyOf(proposals);
        evidence = List.copyOf(evidence);
        notes = List.copyOf(notes);
    }

    /**
     * A name for this advice: the same evidence gives the same one on every node and after every restart, so
     * that feedback and alerts find it again. Orders are left out, because a draft has another id when it is signed.
     */
    public String uuid(String patientId, Protocol protocol) {
        String observed = evidence.stream()
                .filter(piece -> !piece.showsOrder())
                .flatMap(piece -> piece.sources().stream())
                .map(ResourceVersion::toString)
                .sorted()
                .distinct()
                .collect(Collectors.joining(","));
        String missing = rule.topic() == ManagementAction.NOT_ASSESSABLE ? String.join(",", notes) : "";
        String name = String.join(
                "\n", patientId, rule.topic().code(), protocol.canonical(), protocol.revision(), observed, missing);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The same with more that is not known. */
    public Recommendation noting(List<String> more) {
        return new Recommendation(
                rule,
                urgency,
                wording,
                proposals,
                evidence,
                Stream.concat(notes.stream(), more.stream()).toList());
    }
}
