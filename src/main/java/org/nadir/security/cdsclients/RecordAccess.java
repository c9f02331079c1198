package org.nadir.security.cdsclients;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.CdsClient;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.FhirAuthorization;
import org.nadir.cdshooks.OwnRecordAccess;
import org.nadir.cdshooks.SmartApp;
import org.nadir.security.mode.SecurityProperties;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Level;
import org.nadir.security.scopes.Permission;
import org.nadir.security.scopes.Reach;
import org.nadir.security.scopes.Scope;
import org.nadir.security.tokens.ForwardedTokens;
import org.springframework.stereotype.Component;

/**
 * Opens the own record, in smart mode, to calls of clients that are trusted with it and to calls that bring an access
 * token for it, as far as that token reaches.
 */
@Component
final class RecordAccess implements OwnRecordAccess {

    /** What a prefetch includes and is of no patient. */
    private static final Set<String> OF_NO_PATIENT = Set.of("Medication", "ResearchStudy");

    private static final String HERE = "";

    private final SecurityProperties security;
    private final ForwardedTokens tokens;

    RecordAccess(SecurityProperties security, ForwardedTokens tokens) {
        this.security = security;
        this.tokens = tokens;
    }

    @Override
    public Optional<Predicate<String>> readable(CdsRequest call, CallOrigin origin) {
        if (!security.isSmart()) {
            return Optional.of(type -> true);
        }
        return origin.caller().flatMap(caller -> switch (caller) {
            case SmartApp app -> Optional.of(types(CallersGrant.current(), call));
            case CdsClient client -> client.readsOwnStore() ? Optional.of(type -> true) : sentAlong(call);
        });
    }

    /** The answers are Communications, and the cards GuidanceResponses. */
    @Override
    public boolean tellsEarlierAnswers(String server, String patient, CallOrigin origin) {
        return !(origin.caller().orElse(null) instanceof SmartApp)
                || (reads(CallersGrant.current(), "Communication", server, patient)
                        && reads(CallersGrant.current(), "GuidanceResponse", server, patient));
    }

    @Override
    public boolean opensElsewhere(String server, String patient, CallOrigin origin) {
        return origin.caller().orElse(null) instanceof SmartApp
                && !server.isEmpty()
                && reads(CallersGrant.current(), "Patient", server, patient);
    }

    private Optional<Predicate<String>> sentAlong(CdsRequest call) {
        @Nullable FhirAuthorization authorization = call.fhirAuthorization();
        return authorization == null
                ? Optional.empty()
                : tokens.grant(authorization.accessToken()).map(grant -> types(grant, call));
    }

    private static Predicate<String> types(Grant grant, CdsRequest call) {
        return type -> OF_NO_PATIENT.contains(type) || reads(grant, type, HERE, call.patientId());
    }

    /** A scope with a filter opens only some of a type, and half a record would be taken for the whole one. */
    static boolean reads(Grant grant, String type, String server, String patient) {
        return grant.scopes().stream()
                .filter(scope -> scope.filter().isEmpty())
                .filter(scope -> reaches(scope.level(), grant, server, patient))
                .anyMatch(scope -> reads(scope, type));
    }

    private static boolean reads(Scope scope, String type) {
        return scope.permits(Permission.READ, type)
                && (type.equals("Patient") || scope.permits(Permission.SEARCH, type));
    }

    private static boolean reaches(Level level, Grant grant, String server, String patient) {
        return Reach.of(level, grant)
                .filter(reach -> switch (reach) {
                    case Reach.Everyone everyone -> server.equals(HERE);
                    case Reach.OnePatient(String id) -> server.equals(HERE) && id.equals(patient);
                    case Reach.Elsewhere(String base, String id) -> server.equals(base) && id.equals(patient);
                })
                .isPresent();
    }
}
