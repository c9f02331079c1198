package org.nadir.security.scopes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @ParameterizedTest
    @CsvSource({
        "patient/Observation.read, PATIENT, Observation, rs",
        "patient/Observation.write, PATIENT, Observation, cud",
        "patient/Observation.*, PATIENT, Observation, cruds",
        "user/*.read, USER, *, rs",
        "system/*.*, SYSTEM, *, cruds",
        "patient/Observation.rs, PATIENT, Observation, rs",
        "patient/*.cruds, PATIENT, *, cruds",
        "user/Patient.c, USER, Patient, c",
        "user/Patient.cd, USER, Patient, cd",
        "system/MedicationRequest.us, SYSTEM, MedicationRequest, us",
        "system/*.s, SYSTEM, *, s"
    })
    void a_scope_of_either_version_is_read(String text, Level level, String type, String letters) {
        assertThat(Scope.parse(text)).hasValueSatisfying(scope -> {
            assertThat(scope.level()).isEqualTo(level);
            assertThat(scope.type()).isEqualTo(type);
            assertThat(scope.permissions()).isEqualTo(permissions(letters));
            assertThat(scope.filter()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "category=laboratory",
                "category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory",
                "code=http://loinc.org|26499-4,http://loinc.org|751-8",
                "category=laboratory&code=http://loinc.org|26499-4",
                "code:in=http://example.org/ValueSet/counts",
                "_tag=a"
            })
    void a_filter_is_kept_as_written(String filter) {
        assertThat(Scope.parse("patient/Observation.rs?" + filter))
                .hasValueSatisfying(scope -> assertThat(scope.filter()).isEqualTo(filter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openid",
                "fhirUser",
                "launch",
                "launch/patient",
                "launch/encounter",
                "offline_access",
                "online_access",
                "profile",
                "patient",
                "patient/",
                "patient/Observation",
                "patient/Observation.",
                "patient/.rs",
                "patient/*",
                "patient/**.rs",
                "patient/observation.rs",
                "patient/Observation.sr",
                "patient/Observation.rr",
                "patient/Observation.dc",
                "patient/Observation.rsx",
                "patient/Observation.RS",
                "patient/Observation.reads",
                "patient/Observation.read.write",
                "patient/Observation.rs,patient/Patient.rs",
                "Patient/Observation.rs",
                "PATIENT/Observation.rs",
                "group/Observation.rs",
                "xpatient/Observation.rs",
                "patient/Observation/1.rs",
                "patient/Observation.rs?",
                "patient/Observation.rs?category",
                "patient/Observation.rs?category=",
                "patient/Observation.rs?=laboratory",
                "patient/Observation.rs?category==laboratory",
                "patient/Observation.rs?category=laboratory&",
                "patient/Observation.rs?&category=laboratory",
                "patient/Observation.rs?category=laboratory&&code=1",
                "patient/Observation.rs?category=laboratory extra",
                "patient/Observation.read?category=laboratory",
                "patient/Observation.*?category=laboratory",
                "patient/Observation.rs#category=laboratory",
                "patient/Observation.rs\n"
            })
    void what_is_no_scope_on_data_is_left_out(String text) {
        assertThat(Scope.parse(text)).isEmpty();
    }

    @Test
    void a_filter_that_cannot_be_read_never_widens_the_scope() {
        assertThat(Scope.parseAll("patient/Observation.rs?category patient/Patient.r"))
                .singleElement()
                .satisfies(scope -> assertThat(scope.type()).isEqualTo("Patient"));
    }

    @Test
    void a_list_keeps_its_order_and_forgets_the_rest() {
        assertThat(Scope.parseAll("  openid launch/patient patient/Patient.r   user/*.cruds nonsense system/*.read "))
                .extracting(Scope::level)
                .containsExactly(Level.PATIENT, Level.USER, Level.SYSTEM);
    }

    @Test
    void an_empty_list_grants_nothing() {
        assertThat(Scope.parseAll("")).isEmpty();
        assertThat(Scope.parseAll("   ")).isEmpty();
    }

    @Test
    void a_scope_permits_its_own_type_and_letters_only() {
        Scope scope = Scope.parse("patient/Observation.rs").orElseThrow();
        assertThat(scope.permits(Permission.READ, "Observation")).isTrue();
        assertThat(scope.permits(Permission.SEARCH, "Observation")).isTrue();
        assertThat(scope.permits(Permission.CREATE, "Observation")).isFalse();
        assertThat(scope.permits(Permission.READ, "Patient")).isFalse();
        assertThat(scope.permits(Permission.READ, "ObservationDefinition")).isFalse();
    }

    @Test
    void a_star_permits_every_type() {
        Scope scope = Scope.parse("system/*.c").orElseThrow();
        assertThat(scope.permits(Permission.CREATE, "Patient")).isTrue();
        assertThat(scope.permits(Permission.UPDATE, "Patient")).isFalse();
    }

    @Test
    void a_scope_without_permission_cannot_be_made() {
        assertThatThrownBy(() -> new Scope(Level.USER, "Patient", Set.of(), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<Permission> permissions(String letters) {
        return Set.of(Permission.values()).stream()
                .filter(permission -> letters.indexOf(permission.letter()) >= 0)
                .collect(Collectors.toSet());
    }
}
