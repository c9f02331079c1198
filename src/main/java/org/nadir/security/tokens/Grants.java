package org.nadir.security.tokens;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Scope;

/** Reads a grant from the claims of a good token, by the issuer's names for them. */
record Grants(IssuerSettings.Claims names) {

    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** The grant; {@code fhirBase} shortens a user of this server to a relative reference. */
    Grant of(TokenClaims claims, String issuer, String fhirBase) throws TokenRefusedException {
        return new Grant(
                issuer,
                client(claims),
                claims.text(names.fhirUser()).map(user -> relative(user, fhirBase)),
                patient(claims),
                Scope.parseAll(String.join(" ", claims.texts(names.scope()))),
                claims.text("jti"),
                claims.time("exp").orElse(Instant.MIN));
    }

    private static String client(TokenClaims claims) throws TokenRefusedException {
        for (String name : new String[] {"client_id", "azp", "cid", "sub"}) {
            Optional<String> client = claims.text(name);
            if (client.isPresent()) {
                return client.get();
            }
        }
        throw new TokenRefusedException("it names no client");
    }

    private Optional<String> patient(TokenClaims claims) throws TokenRefusedException {
        Optional<String> id = claims.text(names.patient()).map(text -> text.replaceFirst("^Patient/", ""));
        if (id.isPresent() && !FHIR_ID.matcher(id.get()).matches()) {
            throw new TokenRefusedException("its " + names.patient() + " is no id of a patient");
        }
        return id;
    }

    private static String relative(String user, String fhirBase) {
        return user.startsWith(fhirBase + "/") ? user.substring(fhirBase.length() + 1) : user;
    }
}
