package org.nadir.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each range of addresses at its borders, and each way to hide an IPv4 address in an IPv6 one. */
class AddressKindTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.0.0.0                    | SPECIAL
            0.255.255.255              | SPECIAL
            1.0.0.0                    | PUBLIC
            9.255.255.255              | PUBLIC
            10.0.0.0                   | PRIVATE
            10.255.255.255             | PRIVATE
            11.0.0.0                   | PUBLIC
            100.63.255.255             | PUBLIC
            100.64.0.0                 | PRIVATE
            100.100.100.200            | SPECIAL
            100.127.255.255            | PRIVATE
            100.128.0.0                | PUBLIC
            126.255.255.255            | PUBLIC
            127.0.0.1                  | PRIVATE
            127.255.255.255            | PRIVATE
            128.0.0.0                  | PUBLIC
            168.63.129.15              | PUBLIC
            168.63.129.16              | SPECIAL
            169.253.255.255            | PUBLIC
            169.254.0.0                | SPECIAL
            169.254.169.254            | SPECIAL
            169.254.170.2              | SPECIAL
            169.255.0.0                | PUBLIC
            172.15.255.255             | PUBLIC
            172.16.0.0                 | PRIVATE
            172.31.255.255             | PRIVATE
            172.32.0.0                 | PUBLIC
            192.0.0.192                | SPECIAL
            192.0.1.0                  | PUBLIC
            192.0.2.1                  | PRIVATE
            192.88.99.1                | PRIVATE
            192.167.255.255            | PUBLIC
            192.168.0.0                | PRIVATE
            192.168.255.255            | PRIVATE
            192.169.0.0                | PUBLIC
            198.17.255.255             | PUBLIC
            198.18.0.0                 | PRIVATE
            198.19.255.255             | PRIVATE
            198.20.0.0                 | PUBLIC
            198.51.100.7               | PRIVATE
            203.0.113.7                | PRIVATE
            223.255.255.255            | PUBLIC
            224.0.0.1                  | SPECIAL
            239.255.255.255            | SPECIAL
            240.0.0.1                  | SPECIAL
            255.255.255.255            | SPECIAL
            [::]                       | SPECIAL
            [::1]                      | PRIVATE
            [::2]                      | SPECIAL
            [::10.0.0.1]               | PRIVATE
            [::169.254.169.254]        | SPECIAL
            [::8.8.8.8]                | PRIVATE
            [::ffff:10.0.0.1]          | PRIVATE
            [::ffff:169.254.169.254]   | SPECIAL
            [::ffff:8.8.8.8]           | PUBLIC
            [::ffff:0:10.0.0.1]        | PRIVATE
            [::ffff:0:a9fe:a9fe]       | SPECIAL
            [64:ff9b::10.0.0.1]        | PRIVATE
            [64:ff9b::a9fe:a9fe]       | SPECIAL
            [64:ff9b::8.8.8.8]         | PUBLIC
            [64:ff9b:1::8.8.8.8]       | PRIVATE
            [64:ff9b:1::a9fe:a9fe]     | SPECIAL
            [100::1]                   | PRIVATE
            [1fff::1]                  | PRIVATE
            [2001::1]                  | PRIVATE
            [2001:0:4136:e378::1]      | PRIVATE
            [2001:db8::1]              | PRIVATE
            [2001:4860:4860::8888]     | PUBLIC
            [2002:0a00:0001::1]        | PRIVATE
            [2002:7f00:0001::1]        | PRIVATE
            [2002:a9fe:a9fe::1]        | SPECIAL
            [2002:0808:0808::1]        | PUBLIC
            [2606:4700:4700::1111]     | PUBLIC
            [2606:4700::5efe:10.0.0.1] | PRIVATE
            [2606:4700::200:5efe:a9fe:a9fe] | SPECIAL
            [3fff::1]                  | PRIVATE
            [3fff:1000::1]             | PUBLIC
            [4000::1]                  | PRIVATE
            [5f00::1]                  | PRIVATE
            [fbff::1]                  | PRIVATE
            [fc00::1]                  | PRIVATE
            [fd00:ec2::254]            | SPECIAL
            [fd00:ec3::254]            | PRIVATE
            [fd20:ce::254]             | SPECIAL
            [fdff:ffff::1]             | PRIVATE
            [fe80::1]                  | SPECIAL
            [febf::1]                  | SPECIAL
            [fec0::1]                  | PRIVATE
            [ff02::1]                  | SPECIAL
            """)
    void eachAddressIsOfItsKind(String address, AddressKind kind) {
        assertThat(HostText.address(address).map(AddressKind::of)).contains(kind);
    }
}
