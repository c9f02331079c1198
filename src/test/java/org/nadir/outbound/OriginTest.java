package org.nadir.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.outbound.OutboundException.Reason;

/** Which spellings of an address are read, and that equal origins are written alike. */
class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://ehr.example.org/fhir,           https://ehr.example.org:443",
        "HTTPS://EHR.Example.ORG:443/fhir,       https://ehr.example.org:443",
        "http://ehr.example.org/fhir?token=x,    http://ehr.example.org:80",
        "http://ehr.example.org:8080#x,          http://ehr.example.org:8080",
        "http://localhost:1/,                    http://localhost:1",
        "http://10.1.2.3/,                       http://10.1.2.3:80",
        "http://[::1]:8080/,                     http://[::1]:8080",
        "https://xn--klinik-mnster-4ob.example/, https://xn--klinik-mnster-4ob.example:443"
    })
    void originIsWrittenInOneWay(String address, String origin) {
        assertThat(Origin.of(URI.create(address))).hasToString(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://ehr.example.org/",
                "file:///etc/passwd",
                "jar:http://ehr.example.org/x!/y",
                "gopher://ehr.example.org/",
                "ehr.example.org",
                "//ehr.example.org/fhir",
                "/fhir",
                "urn:uuid:1",
                "http:ehr.example.org",
                "http:///fhir",
                "http://?query-secret",
                "https://me:secret@ehr.example.org/",
                "https://me@ehr.example.org/",
                "https://@ehr.example.org/",
                "https://ehr.example.org./",
                "http://localhost./",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.01/",
                "http://127.0.0.1./",
                "http://256.0.0.1/",
                "http://1.2.3.4.5/",
                "http://example.1/",
                "http://[fe80::1%25eth0]/",
                "http://[fe80::1%eth0]/",
                "http://[v1.x]/",
                "http://m\u00fcnster.example/",
                "http://\u2460\u2461\u2466.0.0.1/",
                "http://ehr_internal/",
                "http://ehr.example.org:0/",
                "http://ehr.example.org:99999/"
            })
    void oddSpellingIsRefused(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException noAddressAtAll) {
            return;
        }
        OutboundException refused = catchThrowableOfType(OutboundException.class, () -> Origin.of(address));

        assertThat(refused).as(text).isNotNull().hasMessageNotContaining("secret");
        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0/8",
                "010.0.0.0/8",
                "::1/129",
                "https://ehr.internal",
                "ehr.internal/fhir",
                "ehr.internal:99999",
                "*.internal",
                "ehr.internal.",
                "me@ehr.internal",
                "127.0.0.1:99999"
            })
    void settingThatCannotBeReadStopsTheStartAndIsNamed(String listed) {
        assertThatThrownBy(() -> OutboundProperties.listing("10.0.0.0/8", listed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("nadir.outbound.private-addresses: " + listed);
    }
}
