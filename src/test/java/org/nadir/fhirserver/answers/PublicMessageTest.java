package org.nadir.fhirserver.answers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicMessageTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            HAPI-1223: Unknown search parameter "phone"                          ; Unknown search parameter "phone"
            HAPI-0450: Failed: HAPI-1861: java.io.IOException: no more           ; Failed: no more
            could not execute batch [insert into HFJ_RESOURCE values ('secret')] ; The request could not be carried out
            Resource [[TokenParam[system=,value=nobody]]] is not known.          ; Resource [[nobody]] is not known.
            """)
    void onlyWhatIsMeantForTheCallerStays(String message, String expected) {
        assertThat(PublicMessage.of(message)).isEqualTo(expected);
    }
}
