package org.nadir.security.cdsclients;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.util.Set;

/** Keys whose private part anyone can read, so that their signature says nothing; they are never trusted. */
final class PublishedKeys {

    /** Thumbprints by RFC 7638 with SHA-256. */
    private static final Set<String> THUMBPRINTS = Set.of(
            // The example of the CDS Hooks specification, kid example-kid: HL7/cds-hooks, input/pagecontent/index.md.
            "-UtOymI2Z0XB5SZogEZu3s5oMyQ4YaewHtR9huroTQs",
            // The public sandbox, kid 44823f3d-0b01-4a6c-a80e-b9d3e8a7226f: cds-hooks/sandbox, keys/ecprivkey.pem.
            "s9fOe-KDYD1myZ8YCzleUqJQgrYZL49kVijBxhnZvZc");

    private PublishedKeys() {}

    static boolean contain(JWK key) {
        try {
            return THUMBPRINTS.contains(key.computeThumbprint().toString());
        } catch (JOSEException unreadable) {
            return false;
        }
    }
}
