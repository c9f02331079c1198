package org.nadir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.CanonicalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.ExplainedWarnings;
import org.springframework.mock.env.MockEnvironment;

/** What the published profiles of BALP 1.1 ask for, looked at by hand. */
class AuditEventWriterTest {

    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/";
    private static final OwnAddress SERVER =
            new OwnAddress(new MockEnvironment().withProperty("nadir.public-base-url", "https://nadir.example.org/"));
    private static final AuditEventWriter WRITER = new AuditEventWriter(SERVER);

    @ParameterizedTest
    @CsvSource({
        "CREATE,110153,110152,AUT,C",
        "READ,110152,110153,IRCP,R",
        "UPDATE,110153,110152,AUT,U",
        "DELETE,110150,custodian,AUT,D",
        "QUERY,110153,110152,IRCP,E"
    })
    void each_pattern_gives_the_parties_their_roles(
            Pattern pattern, String client, String server, String user, String action) {
        AuditEvent event = WRITER.write(act(pattern, 200));

        assertThat(event.getAgent())
                .extracting(agent -> agent.getType().getCodingFirstRep().getCode())
                .containsExactly(client, server, user);
        assertThat(event.getAgent())
                .extracting(AuditEventAgentComponent::getRequestor)
                .containsExactly(false, false, true);
        assertThat(event.getAction().toCode()).isEqualTo(action);
        assertThat(event.getMeta().getProfile().getFirst().getValue())
                .startsWith(BALP + "StructureDefinition/IHE.BasicAudit.Patient");
    }

    @Test
    void the_token_is_told_by_its_id_alone() {
        AuditEvent event = WRITER.write(act(Pattern.READ, 200));
        AuditEventAgentComponent user = event.getAgent().getLast();

        assertThat(event.getMeta().getProfile())
                .extracting(CanonicalType::getValue)
                .contains(BALP + "StructureDefinition/IHE.BasicAudit.OAUTHaccessTokenUse.Minimal");
        assertThat(user.getPolicy().getFirst().getValue()).isEqualTo("urn:ietf:params:oauth:jti:token-1");
        assertThat(user.getType().getCoding().getLast().getCode()).isEqualTo("UserOauthAgent");
        assertThat(user.getWho().getReference()).isEqualTo("https://nadir.example.org/fhir/Practitioner/1");
        assertThat(event.getAgentFirstRep().getWho().getIdentifier().getValue()).isEqualTo("app");
    }

    @Test
    void a_program_without_a_user_asks_for_itself() {
        Caller program = new Caller(
                "r",
                "10.0.0.1",
                Optional.of(new Caller.Client("https://issuer", "batch", "")),
                Optional.empty(),
                Optional.of("t"));
        AuditEvent event = WRITER.write(act(Pattern.READ, 200, program));

        assertThat(event.getAgent()).hasSize(2);
        assertThat(event.getAgentFirstRep().getRequestor()).isTrue();
        assertThat(event.getAgentFirstRep().getPolicy().getFirst().getValue()).isEqualTo("urn:ietf:params:oauth:jti:t");
    }

    @ParameterizedTest
    @CsvSource({"200,0", "404,4", "403,4", "500,8", "503,8"})
    void the_outcome_follows_the_status(int status, String outcome) {
        assertThat(WRITER.write(act(Pattern.READ, status)).getOutcome().toCode())
                .isEqualTo(outcome);
    }

    @Test
    void each_event_is_valid() throws JsonProcessingException {
        for (Pattern pattern : Pattern.values()) {
            for (int status : List.of(200, 403)) {
                String text = FhirContext.forR4Cached()
                        .newJsonParser()
                        .encodeResourceToString(WRITER.write(act(pattern, status)));
                ValidEvent.assertValid(new ObjectMapper().readTree(text));
            }
        }
        assertThat(ExplainedWarnings.notMetIn("writer")).isEmpty();
    }

    private static AuditedAct act(Pattern pattern, int status) {
        return act(
                pattern,
                status,
                new Caller(
                        "r-1",
                        "10.0.0.1",
                        Optional.of(new Caller.Client("https://issuer.example.org", "app", "clinic")),
                        Optional.of("Practitioner/1"),
                        Optional.of("token-1")));
    }

    private static AuditedAct act(Pattern pattern, int status, Caller caller) {
        return new AuditedAct(
                Instant.parse("2026-11-20T10:00:00Z"),
                pattern,
                Subtype.interaction("read"),
                status,
                "",
                caller,
                List.of(
                        new Thing.Data(SERVER.absolute("Observation/1/_history/2")),
                        new Thing.OfPatient(SERVER.absolute("Patient/1")),
                        new Thing.Query("https://nadir.example.org/fhir/Observation?code=1"),
                        new Thing.Definition("https://nadir-cds.github.io/fhir/PlanDefinition/p|1.0"),
                        new Thing.Service("service", List.of(new Thing.Detail("topic", "g-csf")))));
    }
}
