package org.nadir.cdsservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.InvalidRequestException;
import org.nadir.cdshooks.OwnRecordAccess;
import org.nadir.contract.PatientStory;
import org.nadir.fhir.PatientKey;
import org.nadir.fhir.RemoteSource;
import org.nadir.fhir.ResourceSource;

/** Which FHIR server a call may be answered from. */
class FhirServersTest {

    private static final String LISTED = "https://ehr.example.org/fhir";

    private final FakeStore store = new FakeStore();

    @Test
    void withoutAFhirServerTheOwnStoreIsRead() {
        assertThat(source(null, call())).contains(store);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/fhir",
                "http://localhost:8080/fhir/",
                "http://LocalHost:8080/fhir",
                "HTTP://LOCALHOST:8080/fhir",
                "https://localhost:8080/fhir"
            })
    void thisServerIsReadFromTheOwnStore(String address) {
        assertThat(source(null, call().fhirServer(address))).contains(store);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://nadir.example.org",
                "https://nadir.example.org/",
                "https://nadir.example.org/fhir",
                "https://NADIR.example.org/fhir/",
                "https://nadir.example.org:443/fhir"
            })
    void publicAddressIsThisServer(String address) {
        assertThat(source(URI.create("https://nadir.example.org"), call().fhirServer(address)))
                .contains(store);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ehr.example.org/fhir",
                "https://EHR.example.org:443/fhir/",
                "HTTPS://ehr.example.org/fhir"
            })
    void patientOfAnotherServerIsTheSameHoweverItsAddressIsWritten(String address) {
        assertThat(patient(call().fhirServer(address))).isEqualTo(new PatientKey("https://ehr.example.org/fhir", "p1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ehr.example.org/r4",
                "http://ehr.example.org/fhir",
                "https://me:secret@ehr.example.org/fhir"
            })
    void patientOfEachOtherAddressIsAnother(String address) {
        assertThat(patient(call().fhirServer(address)))
                .isNotEqualTo(PatientKey.own("p1"))
                .isNotEqualTo(new PatientKey("https://ehr.example.org/fhir", "p1"))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void patientOfThisServerIsOurOwn() {
        assertThat(patient(call())).isEqualTo(PatientKey.own("p1"));
        assertThat(patient(call().fhirServer("http://localhost:8080/fhir/"))).isEqualTo(PatientKey.own("p1"));
    }

    private PatientKey patient(Call call) {
        return new FhirServers(store, Clinic.properties(null), Clinic.GATE, OwnRecordAccess.open())
                .patient(call.request(), Clinic.ORIGIN);
    }

    @Test
    void originBehindAProxyIsKnownByHost() {
        CallOrigin origin = new CallOrigin(URI.create("http://nadir.example.org"));

        assertThat(new FhirServers(store, Clinic.properties(null), Clinic.GATE, OwnRecordAccess.open())
                        .sourceFor(
                                call().fhirServer("https://nadir.example.org/fhir")
                                        .request(),
                                origin)
                        .map(FhirServersTest::store))
                .contains(store);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ehr.example.org/fhir",
                "https://ehr.example.org/fhir/",
                "https://EHR.example.org/fhir",
                "https://ehr.example.org:443/fhir"
            })
    void listedServerIsRead(String address) {
        assertThat(source(null, call().fhirServer(address).token("t"))).containsInstanceOf(RemoteSource.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ehr.example.org.evil.test/fhir",
                "https://evil.test/fhir",
                "https://evil.test/?https://ehr.example.org/fhir",
                "https://evil.test/#https://ehr.example.org/fhir",
                "https://ehr.example.org:8443/fhir",
                "http://ehr.example.org/fhir",
                "https://ehr.example.org/fhirx",
                "https://ehr.example.org/fhir/../admin",
                "https://ehr.example.org/FHIR",
                "https://ehr.example.org/",
                "https://ehr.example.org/fhir?x=1",
                "https://ehr.example.org/fhir#x",
                "https://ehr.example.org./fhir",
                "http://localhost:8081/fhir",
                "http://localhost/fhir",
                "http://localhost:8080/other",
                "http://169.254.169.254/latest/meta-data"
            })
    void anyOtherServerIsNot(String address) {
        assertThat(source(null, call().fhirServer(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ehr.example.org@evil.test/fhir",
                "https://user:secret@ehr.example.org/fhir",
                "https://evil.test\\@ehr.example.org/fhir"
            })
    void addressWithAUserOrNoHostIsMalformed(String address) {
        assertThatThrownBy(() -> source(null, call().fhirServer(address)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("fhirServer")
                .hasMessageNotContaining("evil");
    }

    private Optional<ResourceSource> source(@Nullable URI publicBase, Call call) {
        return new FhirServers(store, Clinic.properties(publicBase, LISTED), Clinic.GATE, OwnRecordAccess.open())
                .sourceFor(call.request(), Clinic.ORIGIN)
                .map(FhirServersTest::store);
    }

    private static ResourceSource store(ResourceSource source) {
        return source instanceof OwnRecord own ? own.store() : source;
    }

    private static Call call() {
        return Call.of(PatientStory.treated());
    }
}
