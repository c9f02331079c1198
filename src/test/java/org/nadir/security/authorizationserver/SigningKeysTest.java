package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Path data;

    SigningKeysTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void a_restart_keeps_the_keys() throws KeySourceException {
        List<JWK> first = published(START);
        assertThat(published(START.plus(Duration.ofDays(29)))).isEqualTo(first).hasSize(1);
    }

    @Test
    void a_start_after_a_month_signs_with_a_new_key_and_still_publishes_the_old_one() throws KeySourceException {
        JWK old = published(START).getFirst();
        SigningKeys later = keys(START.plus(Duration.ofDays(31)));
        assertThat(list(later.published())).hasSize(2).endsWith(old);
        assertThat(list(later.signing())).hasSize(1).doesNotContain(old);
        assertThat(published(START.plus(Duration.ofDays(61)))).doesNotContain(old);
    }

    @Test
    void only_the_owner_reads_the_file() throws IOException, KeySourceException {
        published(START);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_holds_something_else_stops_the_start() throws IOException, KeySourceException {
        published(START);
        Files.writeString(file(), "{}");
        assertThatThrownBy(() -> keys(START)).hasMessageContaining("signing-keys.json");
    }

    private Path file() {
        return data.resolve("authorization-server/signing-keys.json");
    }

    private SigningKeys keys(Instant now) {
        return new SigningKeys(data, Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<JWK> published(Instant now) throws KeySourceException {
        return list(keys(now).published());
    }

    private static List<JWK> list(JWKSource<SecurityContext> source) throws KeySourceException {
        return source.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    }
}
