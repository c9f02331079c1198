package org.nadir.security.tokens;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Scope;

/** Reads a grant from the claims of a good token, by its issuer's names for them. */
record Grants(IssuerSettings.Claims names, String issuer) {

    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** A grant for this server; {@code fhirBase} shortens a user of it to a relative reference. */
    Grant here(TokenClaims claims, String fhirBase) throws TokenRefusedException {
        return grant(claims, Optional.empty(), user(claims).map(user -> relative(user, fhirBase)));
    }

    /** A grant for another server, whose user is nobody of this one. */
    Grant elsewhere(TokenClaims claims, String server) throws TokenRefusedException {
        return grant(claims, Optional.of(server), user(claims).map(user -> absolute(user, server)));
    }

    private Grant grant(TokenClaims claims, Optional<String> server, Optional<String> user)
            throws TokenRefusedException {
        return new Grant(
                issuer,
                server,
                client(claims),
                user,
                patient(claims),
                Scope.parseAll(String.join(" ", claims.texts(names.scope()))),
                claims.text("jti"),
                claims.time("exp").orElse(Instant.MIN));
    }

    private Optional<String> user(TokenClaims claims) throws TokenRefusedException {
        return claims.text(names.fhirUser());
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

    private static String absolute(String user, String server) {
        return user.contains("://") ? user : server + "/" + user;
    }
}
