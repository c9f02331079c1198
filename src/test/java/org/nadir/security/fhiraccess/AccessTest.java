package org.nadir.security.fhiraccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.fhirserver.storage.ServedResources;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Permission;
import org.nadir.security.scopes.Scope;

/** What follows from a grant, without a server. */
class AccessTest {

    private static Access access(String scopes, @Nullable String patient, @Nullable String user) {
        return access(Optional.empty(), scopes, patient, user);
    }

    private static Access access(
            Optional<String> server, String scopes, @Nullable String patient, @Nullable String user) {
        return Access.of(new Grant(
                "https://issuer.example.org",
                server,
                "app",
                Optional.ofNullable(user),
                Optional.ofNullable(patient),
                Scope.parseAll(scopes),
                Optional.empty(),
                Instant.MAX));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "patient/*.rs,                 a,    none,           Observation,  READ,   of a",
                "patient/*.rs,                 none, none,           Observation,  READ,   nothing",
                "patient/*.rs,                 a,    none,           Observation,  CREATE, nothing",
                "patient/*.cruds,              a,    none,           Practitioner, READ,   whole",
                "patient/*.cruds,              a,    none,           Practitioner, UPDATE, nothing",
                "patient/*.cruds,              a,    none,           Group,        READ,   nothing",
                "patient/*.cruds,              a,    none,           Bundle,       CREATE, nothing",
                "patient/*.cruds,              a,    none,           Subscription, CREATE, of a",
                "patient/*.cruds,              a,    none,           Subscription, SEARCH, nothing",
                "user/Observation.rs,          none, Practitioner/1, Observation,  SEARCH, whole",
                "user/Observation.rs,          none, Patient/b,      Observation,  SEARCH, of b",
                "user/Observation.rs,          none, https://ehr.example.org/fhir/Patient/b, Observation, SEARCH, nothing",
                "user/Observation.rs,          none, none,           Observation,  SEARCH, nothing",
                "system/Observation.rs,        none, none,           Observation,  SEARCH, whole",
                "system/Observation.rs,        none, none,           Condition,    SEARCH, nothing",
                "patient/*.rs system/*.rs,     a,    none,           Observation,  SEARCH, whole",
            })
    void a_scope_reaches_as_far_as_its_level(ArgumentsAccessor row) {
        Extent extent = access(row.getString(0), row.getString(1), row.getString(2))
                .extent(row.get(4, Permission.class), row.getString(3));

        assertThat(words(extent)).isEqualTo(row.getString(5));
    }

    @ParameterizedTest
    @CsvSource({
        "patient/*.cruds, Observation, READ, nothing",
        "patient/*.cruds, Patient, READ, nothing",
        "patient/*.cruds, Observation, CREATE, nothing",
        "patient/*.cruds, Subscription, CREATE, nothing",
        "patient/*.cruds, Group, SEARCH, nothing",
        "patient/*.cruds, Questionnaire, SEARCH, whole",
        "patient/*.cruds, Questionnaire, UPDATE, nothing",
        "user/*.cruds, Observation, READ, nothing",
        "user/*.cruds, Questionnaire, READ, nothing",
        "system/*.cruds, Observation, READ, nothing"
    })
    void a_token_for_another_server_reaches_nobody_here(
            String scopes, String type, Permission permission, String expected) {
        Access elsewhere = access(Optional.of("https://ehr.example.org/fhir"), scopes, "a", "Practitioner/1");

        assertThat(words(elsewhere.extent(permission, type))).isEqualTo(expected);
        assertThat(elsewhere.reachesEveryone()).isFalse();
        assertThat(elsewhere.isUnrestricted()).isFalse();
        assertThat(elsewhere.exports(type)).isFalse();
        assertThat(elsewhere.missing(type, "r")).endsWith("in a token for this server");
    }

    @Test
    void scopes_of_one_type_add_up() {
        Extent extent = access(
                        "patient/Observation.rs?category=laboratory patient/Observation.rs?code=718-7", "a", null)
                .extent(Permission.READ, "Observation");

        assertThat(extent)
                .isEqualTo(new Extent.Within(List.of(
                        new Bound(Optional.of("a"), "category=laboratory"),
                        new Bound(Optional.of("a"), "code=718-7"))));
    }

    @ParameterizedTest
    @CsvSource({
        "system/*.cruds, true",
        "system/*.*, true",
        "system/*.read system/*.write, true",
        "system/*.rs, false",
        "system/*.cruds?_tag=x, false",
        "patient/*.cruds, false"
    })
    void only_who_may_do_everything_is_never_judged(String scopes, boolean expected) {
        assertThat(access(scopes, "a", null).isUnrestricted()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "system/Observation.rs, true",
        "system/Observation.r, false",
        "system/Observation.rs?category=laboratory, false",
        "user/Observation.rs, false",
        "patient/Observation.rs, false"
    })
    void only_whole_types_of_a_system_scope_are_exported(String scopes, boolean expected) {
        assertThat(access(scopes, "a", "Practitioner/1").exports("Observation")).isEqualTo(expected);
    }

    @Test
    void each_served_type_is_decided_on() {
        assertThat(ServedResources.types()).allMatch(PatientData::isDecided);
    }

    @Test
    void a_subject_is_found_by_a_parameter_that_is_served() {
        ServedResources.types().forEach(type -> PatientData.subject(type)
                .ifPresent(subject ->
                        assertThat(ServedResources.parametersOf(type)).contains(subject.parameter())));
    }

    @ParameterizedTest
    @CsvSource({
        "Observation?patient=a, true",
        "Observation?patient=Patient/a&code=718-7, true",
        "Observation?subject=Patient/a, true",
        "Observation?subject=a, false",
        "'Observation?patient=a,b', false",
        "Observation?code=718-7, false",
        "Observation?performer=Patient/a, false",
        "Patient?_id=a, true",
        "Patient?name=a, false",
        "[*], false"
    })
    void criteria_are_bound_to_a_patient_by_name(String criteria, boolean expected) {
        assertThat(PatientCriteria.isBoundTo("a", criteria)).isEqualTo(expected);
    }

    @Test
    void a_missing_scope_is_named_at_the_level_of_the_token() {
        assertThat(access("patient/Condition.rs", "a", null).missing("Observation", "s"))
                .isEqualTo("patient/Observation.s");
        assertThat(access("system/Condition.rs", null, null).missing("Observation", "s"))
                .isEqualTo("system/Observation.s");
    }

    private static String words(Extent extent) {
        return switch (extent) {
            case Extent.Nothing nothing -> "nothing";
            case Extent.Whole whole -> "whole";
            case Extent.Within within -> "of " + String.join(" and ", within.patients());
        };
    }
}
