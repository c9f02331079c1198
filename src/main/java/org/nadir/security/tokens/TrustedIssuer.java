package org.nadir.security.tokens;

import java.util.Set;

/**
 * An issuer whose tokens count.
 *
 * @param name what stands in {@code iss}
 * @param names how it calls what its tokens say
 * @param audiences what else than this server's FHIR base its tokens may be meant for
 */
record TrustedIssuer(String name, TokenSource source, IssuerSettings.Claims names, Set<String> audiences) {}
