package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.nadir.cdshooks.Link;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.protocol.Proposal;
import org.nadir.toxicity.protocol.Rule;

/**
 * Where a card leads: to the patient's course in the SMART app, and to the questionnaires that its rule opens.
 *
 * <p>The app is told by the context which card it was opened from; patient and user it learns from the EHR's launch.
 */
final class CardLinks {

    private static final String COURSE = "Course in Nadir";

    private final String server;

    /**
     * Creates the links of one answer.
     *
     * @param server the address under which the world reaches this server, without a path
     */
    CardLinks(String server) {
        this.server = server;
    }

    List<Link> write(Recommendation recommendation, String uuid) {
        ObjectNode context = context(recommendation.rule(), uuid);
        return Stream.concat(
                        Stream.of(app(COURSE, context)),
                        recommendation.proposals().stream()
                                .filter(proposal -> proposal.kind() == Proposal.Kind.OPEN_QUESTIONNAIRE)
                                .flatMap(proposal -> questionnaire(proposal, context)))
                .toList();
    }

    /** To be filled in where the client launches apps, to be read where it does not. */
    private Stream<Link> questionnaire(Proposal proposal, ObjectNode context) {
        String canonical = String.valueOf(proposal.definition());
        return Stream.of(
                app(proposal.title(), context.deepCopy().put("questionnaire", canonical)),
                Link.absolute(proposal.title(), server + "/fhir/Questionnaire?url=" + canonical));
    }

    private Link app(String label, ObjectNode context) {
        return Link.smart(label, server + "/app/launch.html", context.toString());
    }

    private static ObjectNode context(Rule rule, String uuid) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("card", uuid)
                .put("topic", rule.topic().code())
                .put("rule", rule.id());
    }
}
