package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedScopesTest {

    @ParameterizedTest(name = "asked {0}, registered {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "openid launch                | openid                             | openid",
                "patient/*.rs                 | patient/*.cruds                    | patient/*.rs",
                "patient/*.read               | patient/*.rs                       | patient/*.read",
                "patient/Observation.read     | patient/*.read                     | patient/Observation.read",
                "patient/*.*                  | patient/*.rs                       | patient/*.rs",
                "patient/*.write              | patient/*.rs                       | none",
                "patient/*.rs                 | patient/Patient.r patient/Observation.rs | patient/Observation.rs patient/Patient.r",
                "user/Patient.rs              | patient/*.cruds                    | none",
                "system/*.cruds               | system/Observation.rs              | system/Observation.rs",
                "patient/Observation.rs?category=laboratory | patient/*.rs         | patient/Observation.rs?category=laboratory",
                "patient/Observation.rs       | patient/Observation.rs?category=laboratory | patient/Observation.rs?category=laboratory",
                "patient/Observation.rs?code=1 | patient/Observation.rs?category=x | patient/Observation.rs?code=1&category=x",
                "patient/Observation.sr       | patient/*.rs                       | none",
                "patient/observation.rs       | patient/*.rs                       | none",
            })
    void what_is_granted_is_the_part_that_is_registered(String asked, String registered, @Nullable String granted) {
        assertThat(AskedScopes.within(scopes(asked), scopes(registered))).isEqualTo(scopes(granted));
    }

    private static Set<String> scopes(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(" ")).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
