package org.nadir.fhirserver.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which regular expressions a definition may bring. */
class RegexBoundsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            Patient.birthDate                               ; true
            name.matches                                    ; true
            id.matches('[A-Za-z0-9]{1,64}')                 ; true
            id.matches('^(\\\\d{4})-(\\\\d{2})$')           ; true
            id.matches('(a|b)c')                            ; true
            id.matches('(a+)b')                             ; true
            id.matches('(abc)+')                            ; true
            id.matches('\\\\(a+\\\\)+')                     ; true
            id.matches('([(+)])+')                          ; true
            id.replaceMatches('a+', 'b')                    ; true
            name.matches('[A-Z]([A-Za-z0-9_]){0,254}')      ; true
            id.matches('(a+)+$')                            ; false
            id.matches('(a*)*')                             ; false
            id.matches('(a|aa)+$')                          ; false
            id.matches('((a)+)+')                           ; false
            id.matches('(?:(?:a+))+')                       ; false
            id.matches('(x(a+)y){2,}')                      ; false
            id.matches('(a{1,9}){1,9}')                     ; false
            id.matches('\\\\\\\\(a+)+')                     ; false
            id.matches('\\u0028a+\\u0029+')                 ; false
            id.matches('(a+\\\\Q)\\\\E)+')                  ; false
            id.matches('([]a)]+)+')                         ; false
            id.matches ('(a+)+')                            ; false
            id.matches/* */('(a+)+')                        ; false
            id.`matches`('(a+)+')                           ; false
            id.matches(/**/'(a+)+')                         ; false
            id.matches(name.given)                          ; false
            id.matches('(a' + '+)+')                        ; false
            id.matches('a') or id.matches('(a+)+')          ; false
            id.replaceMatches('(a+)+', 'b')                 ; false
            id.matchesFull('(a+)+')                         ; false
            """)
    void expressionIsKeptWithinBoundsOrNot(String expression, boolean kept) {
        assertThat(RegexBounds.areKept(expression)).isEqualTo(kept);
    }
}
