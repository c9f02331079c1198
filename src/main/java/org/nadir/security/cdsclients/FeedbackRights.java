package org.nadir.security.cdsclients;

import java.util.Optional;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.FeedbackAccess;
import org.nadir.cdshooks.SmartApp;
import org.nadir.fhir.PatientKey;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Permission;
import org.nadir.security.scopes.Reach;
import org.nadir.security.scopes.Scope;
import org.springframework.stereotype.Component;

/**
 * Lets an app answer the cards of patients about whom its access token may create Communications, since that is what an answer
 * becomes. A card that is not known here may be anybody's, so that only staff and services may answer it.
 */
@Component
final class FeedbackRights implements FeedbackAccess {

    @Override
    public boolean mayAnswer(Optional<String> patient, CallOrigin origin) {
        return !(origin.caller().orElse(null) instanceof SmartApp) || mayAnswer(CallersGrant.current(), patient);
    }

    /** A scope with a filter does not count: what the answer becomes is the server's to write, and not judged by it. */
    static boolean mayAnswer(Grant grant, Optional<String> patient) {
        return grant.scopes().stream()
                .filter(scope -> scope.filter().isEmpty() && scope.permits(Permission.CREATE, "Communication"))
                .anyMatch(scope -> reaches(scope, grant, patient));
    }

    private static boolean reaches(Scope scope, Grant grant, Optional<String> patient) {
        return Reach.of(scope.level(), grant)
                .filter(reach -> switch (reach) {
                    case Reach.Everyone everyone -> true;
                    case Reach.OnePatient(String id) -> isOf(PatientKey.own(id), patient);
                    case Reach.Elsewhere(String server, String id) -> isOf(new PatientKey(server, id), patient);
                })
                .isPresent();
    }

    private static boolean isOf(PatientKey one, Optional<String> patient) {
        return patient.filter(one.token()::equals).isPresent();
    }
}
