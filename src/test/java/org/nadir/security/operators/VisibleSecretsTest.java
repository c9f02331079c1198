package org.nadir.security.operators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class VisibleSecretsTest {

    @Test
    void aSecretOnTheCommandLineIsNamed_withTheOtherWay_andNotQuoted(CapturedOutput output) {
        start(
                "--spring.datasource.password=hush",
                "--nadir.security.issuers[0].client-secret=hush",
                "--server.port=80");

        assertThat(output.getAll())
                .contains("spring.datasource.password", "SPRING_DATASOURCE_PASSWORD")
                .contains("NADIR_SECURITY_ISSUERS_0_CLIENTSECRET")
                .doesNotContain("hush", "server.port");
    }

    @Test
    void nothingIsSaidWithoutOne(CapturedOutput output) {
        start("--server.port=80");

        assertThat(output.getAll()).doesNotContain("command line");
    }

    private static void start(String... arguments) {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        new VisibleSecrets(settings).ready();
    }
}
