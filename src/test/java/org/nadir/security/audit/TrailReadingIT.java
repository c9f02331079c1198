package org.nadir.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nadir.security.audit.Trail.BALP;
import static org.nadir.security.audit.Trail.SERVER;
import static org.nadir.security.audit.Trail.profiles;
import static org.nadir.security.audit.Trail.query;
import static org.nadir.security.audit.Trail.references;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.security.audit.AuditedServer.Audited;
import org.nadir.testing.RunningServer;

/** The trail is read like other resources, and tells no secrets. */
class TrailReadingIT {

    @BeforeAll
    static void storeTwoPatients() {
        Trail.storeTwoPatients();
    }

    @Test
    void readingTheTrailLeavesOneEventHoweverManyPatientsItNames() {
        AuditedServer.get("/fhir/Observation/of-audit-1");
        AuditedServer.get("/fhir/Observation/of-audit-2");
        JsonNode event = AuditedServer.get("/fhir/AuditEvent?_count=100").event();

        assertThat(profiles(event)).containsExactly(BALP + "Query");
    }

    @ParameterizedTest
    @CsvSource({"patient=audit-1", "patient=Patient/audit-1", "entity=Patient/audit-1", "patient:Patient=audit-1"})
    void theTrailOfAPatientIsFoundByARelativeReference(String condition) {
        AuditedServer.get("/fhir/Patient/audit-1");
        AuditedServer.get("/fhir/Patient/audit-2");
        JsonNode found = RunningServer.json(SERVER.get("/fhir/AuditEvent?_count=500&" + condition))
                .path("entry");

        assertThat(found).isNotEmpty().allSatisfy(entry -> assertThat(references(entry.path("resource")))
                .contains("Patient/audit-1")
                .doesNotContain("Patient/audit-2"));
    }

    @Test
    void thePatientWhomTheTrailNamesCanBeDeletedAndTheTrailStays() {
        SERVER.put("/fhir/Patient/leaves", "{\"resourceType\": \"Patient\", \"id\": \"leaves\"}");
        AuditedServer.get("/fhir/Patient/leaves");
        Audited deleted =
                AuditedServer.send(SERVER.request("/fhir/Patient/leaves").DELETE());

        assertThat(deleted.answer().statusCode()).as(deleted.answer().body()).isBetween(200, 204);
        assertThat(RunningServer.json(SERVER.get("/fhir/AuditEvent?patient=leaves"))
                        .path("entry"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theTrailIsNoPartOfThePatientsRecord() {
        AuditedServer.get("/fhir/Patient/audit-1");

        assertThat(SERVER.get("/fhir/Patient/audit-1/$everything").body())
                .contains("\"Observation\"")
                .doesNotContain("AuditEvent");
    }

    @Test
    void aStatementOfWhatTheServerCanDoIsNobodysData() throws InterruptedException {
        HttpResponse<String> answer =
                SERVER.send(SERVER.request("/fhir/metadata").header("X-Request-ID", "only-metadata"));
        SERVER.bean(AuditTrail.class).awaitIdle(java.time.Duration.ofSeconds(20));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SERVER.get("/fhir/AuditEvent?_sort=-date&_count=50").body()).doesNotContain("only-metadata");
    }

    @Test
    void aGradingOfAPatientsCourseNamesThePatient() {
        JsonNode event = AuditedServer.post("/fhir/Patient/audit-1/$ctcae-grade", "{\"resourceType\": \"Parameters\"}")
                .event();

        assertThat(references(event)).contains("Patient/audit-1");
        assertThat(event.path("outcome").asText()).isEqualTo("0");
    }

    @Test
    void aTokenInTheAddressIsNotRecorded() {
        Audited audited = AuditedServer.get("/fhir/Observation?_id=of-audit-1&access_token=secret-of-a-client");

        assertThat(audited.events()).isNotEmpty().allSatisfy(event -> assertThat(query(event))
                .contains("of-audit-1")
                .doesNotContain("secret-of-a-client"));
    }

    @AfterEach
    void nothingIsLost() {
        Trail.assertThatNothingIsLost();
    }
}
