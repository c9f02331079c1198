package org.nadir.fhirserver.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.nadir.fhir.CardSystems;

/**
 * What must claim a profile of ours: what passes for an alert, a card or an answer to a card.
 *
 * <p>The server finds these by the card's identifier and believes them: a wrong one would hide an alert or silence a
 * card. Everything else may be stored without a claim; a protocol is judged by its rules when it is stored.
 */
final class RequiredClaims {

    private static final Map<String, String> BY_TYPE = Map.of(
            "DetectedIssue", CardSystems.ALERT_PROFILE,
            "GuidanceResponse", CardSystems.RECORD_PROFILE,
            "Communication", CardSystems.FEEDBACK_PROFILE);

    private RequiredClaims() {}

    /** The profile that a resource must claim. */
    static Optional<String> of(IBaseResource resource) {
        boolean ofCard =
                identifiers(resource).stream().anyMatch(identifier -> CardSystems.CARD.equals(identifier.getSystem()));
        return ofCard ? Optional.ofNullable(BY_TYPE.get(resource.fhirType())) : Optional.empty();
    }

    private static List<Identifier> identifiers(IBaseResource resource) {
        return switch (resource) {
            case DetectedIssue alert -> alert.getIdentifier();
            case GuidanceResponse card -> card.getIdentifier();
            case Communication answer -> answer.getIdentifier();
            case IBaseResource other -> List.of();
        };
    }
}
