package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

class FilterIT {

    private static final RunningServer SERVER = RunningServer.shared();

    @BeforeAll
    static void storeTwoPatientsWithResults() {
        store("filter-a", "male", "1950-01-01", 10);
        store("filter-b", "female", "1961-01-01", 20);
    }

    private static void store(String id, String gender, String born, int value) {
        SERVER.put("/fhir/Patient/" + id, """
                {"resourceType": "Patient", "id": "%s", "gender": "%s", "birthDate": "%s", "name": [{"family": "%s"}],
                 "identifier": [{"system": "http://example.org/filter", "value": "1"}]}
                """.formatted(id, gender, born, id));
        SERVER.put("/fhir/Observation/" + id, """
                {"resourceType": "Observation", "id": "%1$s", "status": "final", "subject": {"reference": "Patient/%1$s"},
                 "code": {"coding": [{"system": "http://example.org/filter", "code": "%1$s"}]},
                 "valueQuantity": {"value": %2$d, "unit": "g/dL", "system": "http://unitsofmeasure.org", "code": "g/dL"}}
                """.formatted(id, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            Patient     ; family eq "filter-a"                                         ; filter-a
            Patient     ; family sw "filter"                                           ; filter-a filter-b
            Patient     ; family co "ter-b"                                            ; filter-b
            Patient     ; family ew "a"                                                ; filter-a
            Patient     ; gender eq male                                               ; filter-a
            Patient     ; gender ne male                                               ; filter-b
            Patient     ; birthdate gt 1955-01-01                                      ; filter-b
            Patient     ; birthdate le 1950-01-01                                      ; filter-a
            Patient     ; _id eq filter-b                                              ; filter-b
            Patient     ; gender eq male and birthdate gt 1955-01-01                   ;
            Patient     ; gender eq male or birthdate gt 1955-01-01                    ; filter-a filter-b
            Patient     ; (gender eq male or gender eq female) and family ew "b"       ; filter-b
            Observation ; patient eq Patient/filter-a                                  ; filter-a
            Observation ; code eq http://example.org/filter|filter-b                   ; filter-b
            Observation ; patient ne filter-a and code eq http://example.org/filter|filter-b and value-quantity gt 15 ; filter-b
            """)
    void aFilterFindsWhatItSays(String type, String filter, String ids) {
        String ours = type.equals("Patient")
                ? "identifier=http://example.org/filter|1"
                : "code=http://example.org/filter|filter-a,http://example.org/filter|filter-b";
        String query = SearchIT.encoded("/fhir/" + type + "?" + ours + "&_filter=" + filter);

        assertThat(SearchIT.ids(RunningServer.json(SERVER.get(query))))
                .containsExactlyInAnyOrder(ids == null ? new String[0] : ids.split(" "));
    }
}
