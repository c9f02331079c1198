package org.nadir.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.security.mode.UnsafeStartException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ModeGuardTest {

    private static final String ISSUER = "--nadir.security.issuers[0].issuer=https://login.example.org";
    private static final String KEYS = "--nadir.security.issuers[0].jwk-set=https://login.example.org/jwks";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.8.9.10"})
    void open_starts_on_loopback(String address) {
        assertThatCode(() -> start("--server.address=" + address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5", "10.0.0.1", "8.8.8.8", ""})
    void open_does_not_start_where_others_can_reach_it(String address, CapturedOutput output) {
        assertThatThrownBy(() -> start("--server.address=" + address)).isInstanceOf(UnsafeStartException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("server.address")
                .contains("set server.address=127.0.0.1")
                .contains("nadir.security.mode=smart");
    }

    @Test
    void open_guards_the_port_of_the_management_too(CapturedOutput output) {
        assertThatThrownBy(() -> start("--server.address=127.0.0.1", "--management.server.port=9090"))
                .isInstanceOf(UnsafeStartException.class);
        assertThat(output).contains("set management.server.address=127.0.0.1");
        assertThatThrownBy(() -> start(
                        "--server.address=127.0.0.1",
                        "--management.server.port=9090",
                        "--management.server.address=0.0.0.0"))
                .isInstanceOf(UnsafeStartException.class);
        assertThatCode(() -> start(
                        "--server.address=127.0.0.1",
                        "--management.server.port=9090",
                        "--management.server.address=127.0.0.1"))
                .doesNotThrowAnyException();
    }

    @Test
    void smart_starts_anywhere_with_an_issuer() {
        assertThatCode(() -> start("--server.address=0.0.0.0", "--nadir.security.mode=smart", ISSUER, KEYS))
                .doesNotThrowAnyException();
    }

    @Test
    void smart_starts_with_the_embedded_authorization_server() {
        assertThatCode(() -> start(
                        "--server.address=127.0.0.1",
                        "--nadir.security.mode=SMART",
                        "--nadir.security.authorization-server.enabled=true"))
                .doesNotThrowAnyException();
    }

    @Test
    void smart_does_not_start_when_nobody_could_get_a_token(CapturedOutput output) {
        assertThatThrownBy(() -> start("--server.address=127.0.0.1", "--nadir.security.mode=smart"))
                .isInstanceOf(UnsafeStartException.class);
        assertThat(output)
                .contains("nadir.security.issuers[0].issuer")
                .contains("nadir.security.authorization-server.enabled=true");
    }

    @Test
    void a_mode_that_does_not_exist_is_refused_with_the_list(CapturedOutput output) {
        assertThatThrownBy(() -> start("--server.address=127.0.0.1", "--nadir.security.mode=closed"));
        assertThat(output).contains("nadir.security.mode").contains("OPEN").contains("SMART");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    issuer=https://a                               | issuers[0] needs either jwk-set
                    jwk-set=https://a/jwks                         | issuers[0].issuer is missing
                    issuer=https://a;jwk-set=file:///etc/passwd    | issuers[0].jwk-set must begin with
                    issuer=https://a;jwk-set=https://a/jwks;introspection-uri=https://a/i | issuers[0] needs either jwk-set
                    issuer=https://a;introspection-uri=https://a/i | issuers[0].client-id and .client-secret are missing
                    issuer=https://a;jwk-set=https://a/jwks;endpoints.token=token | issuers[0].endpoints
                    """)
    void an_issuer_that_cannot_work_is_refused_by_its_property(String settings, String told, CapturedOutput output) {
        List<String> arguments = new ArrayList<>(List.of("--server.address=127.0.0.1", "--nadir.security.mode=smart"));
        for (String setting : settings.split(";")) {
            arguments.add("--nadir.security.issuers[0]." + setting);
        }
        assertThatThrownBy(() -> start(arguments.toArray(String[]::new)));
        assertThat(output).contains("nadir.security." + told);
    }

    @Test
    void a_secret_is_not_printed_when_its_issuer_is_refused(CapturedOutput output) {
        assertThatThrownBy(() -> start(
                "--server.address=127.0.0.1",
                "--nadir.security.mode=smart",
                ISSUER,
                "--nadir.security.issuers[0].introspection-uri=nowhere",
                "--nadir.security.issuers[0].client-id=nadir",
                "--nadir.security.issuers[0].client-secret=hush-hush"));
        assertThat(output).contains("introspection-uri must begin with").doesNotContain("hush-hush");
    }

    @Test
    void two_issuers_of_one_name_are_refused(CapturedOutput output) {
        assertThatThrownBy(() -> start(
                "--server.address=127.0.0.1",
                "--nadir.security.mode=smart",
                ISSUER,
                KEYS,
                "--nadir.security.issuers[1].issuer=https://login.example.org",
                "--nadir.security.issuers[1].jwk-set=https://login.example.org/jwks"));
        assertThat(output).contains("nadir.security.issuers[1].issuer is there already");
    }

    private static void start(String... settings) {
        List<String> all = new ArrayList<>(List.of("--spring.config.location=optional:classpath:/none/"));
        all.addAll(List.of(settings));
        new SpringApplicationBuilder(ModeGuard.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new))
                .close();
    }
}
