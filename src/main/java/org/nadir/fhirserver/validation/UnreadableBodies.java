package org.nadir.fhirserver.validation;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** Names all that is wrong with a body that the parser refused, each fault with its place: the parser stops at the first. */
public final class UnreadableBodies {

    private static final Set<RequestTypeEnum> WRITES = Set.of(RequestTypeEnum.POST, RequestTypeEnum.PUT);

    /** A body beyond this is told the parser's word only: to judge it would cost more than it helps. */
    private static final int LARGEST = 1 << 20;

    private final Judge judge;

    UnreadableBodies(Judge judge) {
        this.judge = judge;
    }

    /** The faults of the resource that was to be written; empty when it was none, or the validator finds none. */
    public Optional<OperationOutcome> faults(RequestDetails request) {
        if (!WRITES.contains(request.getRequestType()) || request.getOperation() != null) {
            return Optional.empty();
        }
        byte[] body = request.loadRequestContents();
        if (body.length == 0 || body.length > LARGEST) {
            return Optional.empty();
        }
        String type = request.getResourceName() == null ? "Bundle" : request.getResourceName();
        String text = new String(body, StandardCharsets.UTF_8);
        // Without its type a text is no resource, and the validator does not take it.
        if (!Pattern.compile("\"resourceType\"\\s*:\\s*\"%1$s\"|<%1$s\\b".formatted(type))
                .matcher(text)
                .find()) {
            return Optional.empty();
        }
        OperationOutcome outcome = new OperationOutcome();
        errors(text, type).forEach(outcome::addIssue);
        return outcome.hasIssue() ? Optional.of(outcome) : Optional.empty();
    }

    /** None where the validator's own parser stops too, as it does at an entity in a narrative. */
    private List<OperationOutcomeIssueComponent> errors(String text, String type) {
        try {
            return judge.judge(text, type).errors();
        } catch (DataFormatException unreadable) {
            return List.of();
        }
    }
}
