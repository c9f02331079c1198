package org.nadir.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.outbound.Resolution.RefusedAddressException;

/** What a listing opens, and that nothing else is open. */
class ResolutionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # listed                 | host                   | port | resolves to              | allowed
            ''                       | ehr.example.org        | 443  | 8.8.8.8                  | true
            ''                       | ehr.example.org        | 443  | 10.0.0.1                 | false
            ''                       | ehr.example.org        | 443  | 8.8.8.8 10.0.0.1         | false
            ''                       | ehr.example.org        | 443  | 10.0.0.1 8.8.8.8         | false
            ''                       | ehr.example.org        | 443  | 8.8.8.8 [::1]            | false
            ''                       | 127.0.0.1              | 80   | -                        | false
            ''                       | [::1]                  | 80   | -                        | false
            ''                       | [::ffff:7f00:1]        | 80   | -                        | false
            ''                       | 8.8.8.8                | 80   | -                        | true
            10.0.0.0/8               | ehr.internal           | 80   | 10.0.0.1                 | true
            10.0.0.0/8               | ehr.internal           | 80   | 11.0.0.1 10.0.0.1        | true
            10.0.0.0/8               | ehr.internal           | 80   | 10.0.0.1 172.16.0.1      | false
            10.1.0.0/16              | ehr.internal           | 80   | 10.2.0.1                 | false
            10.0.0.1                 | ehr.internal           | 80   | 10.0.0.1                 | true
            10.0.0.1                 | ehr.internal           | 80   | 10.0.0.2                 | false
            10.0.0.1:8443            | ehr.internal           | 8443 | 10.0.0.1                 | true
            10.0.0.1:8443            | ehr.internal           | 8080 | 10.0.0.1                 | false
            127.0.0.0/8              | [::ffff:7f00:1]        | 80   | -                        | true
            127.0.0.0/8              | [::1]                  | 80   | -                        | false
            ::1                      | [::1]                  | 80   | -                        | true
            [::1]:8080               | [::1]                  | 8080 | -                        | true
            [::1]:8080               | [::1]                  | 80   | -                        | false
            ehr.internal             | ehr.internal           | 80   | 10.0.0.1                 | true
            EHR.internal             | ehr.internal           | 80   | fd12::1                  | true
            ehr.internal:8443        | ehr.internal           | 8443 | 10.0.0.1                 | true
            ehr.internal:8443        | ehr.internal           | 80   | 10.0.0.1                 | false
            ehr.internal             | ehr.internal.evil.test | 80   | 10.0.0.1                 | false
            ehr.internal             | x.ehr.internal         | 80   | 10.0.0.1                 | false
            ehr.internal             | ehr.internal           | 80   | 169.254.169.254          | false
            ehr.internal             | ehr.internal           | 80   | 10.0.0.1 169.254.169.254 | false
            169.254.169.254          | ehr.internal           | 80   | 169.254.169.254          | true
            10.0.0.0/8               | ehr.internal           | 80   | 64:ff9b::a00:1           | false
            64:ff9b::/96             | ehr.internal           | 80   | 64:ff9b::a00:1           | true
            0.0.0.0/0                | ehr.internal           | 80   | fd12::1                  | false
            """)
    void addressIsAllowedOrNot(String listed, String host, int port, String found, boolean allowed)
            throws UnknownHostException {
        ListedAddresses list = ListedAddresses.of(listed.isEmpty() ? List.of() : List.of(listed));
        Resolution resolution = new Resolution(name -> addresses(found), list);

        if (allowed) {
            assertThat(resolution.of(host, port)).isNotEmpty();
        } else {
            assertThatThrownBy(() -> resolution.of(host, port))
                    .isInstanceOf(RefusedAddressException.class)
                    .hasMessageContaining("nadir.outbound.private-addresses");
        }
    }

    @Test
    void hostThatIsAnAddressIsNotAskedFor() throws UnknownHostException {
        Resolution resolution = new Resolution(
                name -> {
                    throw new AssertionError("asked for " + name);
                },
                ListedAddresses.of(List.of()));

        assertThat(resolution.of("8.8.8.8", 80)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ehr.internal/fhir, ehr.internal, 443, true",
        "https://ehr.internal/fhir, ehr.internal, 80, false",
        "https://ehr.internal/fhir, other.internal, 443, false",
        "http://127.0.0.1:8080/fhir, 127.0.0.1, 8080, true",
        "http://127.0.0.1:8080/fhir, 127.0.0.1, 8081, false"
    })
    void originThatIsListedElsewhereOpensItselfOnly(String origin, String host, int port, boolean allowed) {
        Resolution resolution = new Resolution(
                name -> addresses("10.0.0.1"), ListedAddresses.of(List.of()).and(Origin.of(URI.create(origin))));

        if (allowed) {
            org.assertj.core.api.Assertions.assertThatCode(() -> resolution.of(host, port))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> resolution.of(host, port)).isInstanceOf(RefusedAddressException.class);
        }
    }

    private static InetAddress[] addresses(String texts) {
        return Arrays.stream(texts.split(" "))
                .map(text -> HostText.address(text).orElseThrow(() -> new AssertionError(text)))
                .toArray(InetAddress[]::new);
    }
}
