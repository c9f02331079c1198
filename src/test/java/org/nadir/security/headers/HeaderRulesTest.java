package org.nadir.security.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {

    private static final String POLICY = "Content-Security-Policy";

    private final HeaderRules rules = rules(List.of(), List.of());

    @Test
    void theAppMayBeFramedByThisServerUnlessAnEhrIsNamed() {
        assertThat(rules.headers("/app/index.html", false))
                .containsEntry("X-Frame-Options", "SAMEORIGIN")
                .doesNotContainKey("Cross-Origin-Opener-Policy")
                .hasEntrySatisfying(POLICY, policy -> assertThat(policy)
                        .contains("frame-ancestors 'self';", "connect-src 'self';"));
        assertThat(rules(List.of("https://ehr.example.org"), List.of("https://fhir.example.org"))
                        .headers("/app/", false))
                .doesNotContainKey("X-Frame-Options")
                .hasEntrySatisfying(POLICY, policy -> assertThat(policy)
                        .contains(
                                "frame-ancestors 'self' https://ehr.example.org",
                                "connect-src 'self' https://fhir.example.org;"));
    }

    @Test
    void noOtherPageMayBeFramed() {
        HeaderRules framed = rules(List.of("https://ehr.example.org"), List.of());
        for (String path : List.of("/", "/ig/index.html", "/workbench/", "/fhir/Patient", "/application", "/login")) {
            assertThat(framed.headers(path, false))
                    .containsEntry("X-Frame-Options", "DENY")
                    .hasEntrySatisfying(POLICY, policy -> assertThat(policy).contains("frame-ancestors 'none'"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/home.css",
                "/ig/index.html",
                "/workbench",
                "/workbench/",
                "/protocol/index.html",
                "/cohort/cohort.js",
                "/common/page.css",
                "/vendor/chart.js",
                "/criteria/ctcae-5.0.md"
            })
    void aPageAndWhatItLoadsIsKeptAndAskedForEachTime(String path) {
        assertThat(rules.headers(path, false))
                .containsEntry("Cache-Control", "no-cache")
                .hasEntrySatisfying(POLICY, policy -> assertThat(policy)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                        .contains("connect-src 'self';", "form-action 'self'", "frame-ancestors 'none'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/protocols", "/commonplace/x.js", "/cohort.html/x", "/login", "/websocket"})
    void whatOnlyLooksLikeAPageIsKeptByNobody(String path) {
        assertThat(rules.headers(path, false)).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void transportSecurityIsAskedForOnlyWhereThereIsSome() {
        assertThat(rules.headers("/fhir/Patient", true)).containsEntry("Strict-Transport-Security", "max-age=31536000");
        assertThat(rules.headers("/fhir/Patient", false)).doesNotContainKey("Strict-Transport-Security");
    }

    @Test
    void aSettingThatIsNoOriginIsRefusedAtTheStart() {
        for (String wrong :
                List.of("*", "https://ehr.example.org/path", "'unsafe-inline'", "https://a; script-src *")) {
            assertThatThrownBy(() -> rules(List.of(wrong), List.of()))
                    .hasMessageContaining("nadir.pages.frame-ancestors");
            assertThatThrownBy(() -> rules(List.of(), List.of(wrong)))
                    .hasMessageContaining("nadir.pages.connect-sources");
        }
    }

    private static HeaderRules rules(List<String> ancestors, List<String> sources) {
        return new HeaderRules(new PageProperties(ancestors, sources));
    }
}
