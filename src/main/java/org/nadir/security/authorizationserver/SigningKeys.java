package org.nadir.security.authorizationserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that sign tokens, kept in the data directory in a file that only its owner may read, so that tokens survive a
 * restart. A start makes a new key when the newest is 30 days old; a key is published for 60 days.
 */
@Component
@OnlyWithAuthorizationServer
class SigningKeys {

    private static final Duration SIGNS = Duration.ofDays(30);
    private static final Duration PUBLISHED = Duration.ofDays(60);

    private final JWKSet keys;

    SigningKeys(@Value("${nadir.data-directory:./data}") Path dataDirectory, Clock clock) {
        Path file = dataDirectory.resolve("authorization-server").resolve("signing-keys.json");
        try {
            this.keys = new JWKSet(current(file, clock.instant()));
        } catch (IOException unusable) {
            throw new UncheckedIOException("The signing keys in " + file + " cannot be used", unusable);
        }
    }

    /** All keys, the one that signs first. */
    JWKSource<SecurityContext> published() {
        return new ImmutableJWKSet<>(keys);
    }

    /** The key that signs. */
    JWKSource<SecurityContext> signing() {
        return new ImmutableJWKSet<>(new JWKSet(keys.getKeys().getFirst()));
    }

    private static List<JWK> current(Path file, Instant now) throws IOException {
        List<JWK> known = new ArrayList<>(read(file));
        known.removeIf(key -> isOlder(key, PUBLISHED, now));
        if (known.isEmpty() || isOlder(known.getFirst(), SIGNS, now)) {
            known.addFirst(generate(now));
            write(file, known);
        }
        return known;
    }

    private static boolean isOlder(JWK key, Duration age, Instant now) {
        return key.getIssueTime() == null
                || key.getIssueTime().toInstant().plus(age).isBefore(now);
    }

    private static List<JWK> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JWKSet.parse(Files.readString(file)).getKeys();
        } catch (ParseException malformed) {
            throw new IOException("it is not a JWK set; delete it to get new keys", malformed);
        }
    }

    private static void write(Path file, List<JWK> keys) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("signing-keys.new");
        Files.deleteIfExists(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(fresh, new JWKSet(keys).toString(false));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static JWK generate(Instant now) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .issueTime(Date.from(now))
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This Java makes no RSA keys", impossible);
        }
    }
}
