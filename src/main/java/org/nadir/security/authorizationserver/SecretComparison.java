package org.nadir.security.authorizationserver;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares a client's secret with the one of the settings, in a time that tells nothing of it. */
final class SecretComparison implements PasswordEncoder {

    @Override
    public String encode(CharSequence secret) {
        return secret.toString();
    }

    @Override
    public boolean matches(CharSequence secret, @Nullable String configured) {
        return configured != null
                && MessageDigest.isEqual(
                        secret.toString().getBytes(StandardCharsets.UTF_8),
                        configured.getBytes(StandardCharsets.UTF_8));
    }
}
