package org.nadir.security.cdsclients;

import java.time.Instant;

/** Remembers which tokens were used. */
@FunctionalInterface
interface TokenMemory {

    /** Remembers a token until it expires; whether it was not used before, on this node or another. */
    boolean isNew(String issuer, String tokenId, Instant expires);
}
