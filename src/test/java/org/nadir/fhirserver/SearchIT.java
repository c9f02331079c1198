package org.nadir.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nadir.testing.RunningServer;

class SearchIT {

    private static final RunningServer SERVER = RunningServer.shared();

    private static final String TWO_PATIENTS = """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"request": {"method": "PUT", "url": "Organization/search-site"},
                  "resource": {"resourceType": "Organization", "id": "search-site", "name": "Trial Site North"}},
                 {"request": {"method": "PUT", "url": "Practitioner/search-doctor"},
                  "resource": {"resourceType": "Practitioner", "id": "search-doctor", "name": [{"family": "Okonkwo"}]}},
                 {"request": {"method": "PUT", "url": "Patient/search-ann"},
                  "resource": {"resourceType": "Patient", "id": "search-ann", "gender": "female", "birthDate": "1950-03-01",
                   "identifier": [{"system": "http://example.org/mrn", "value": "S-1"}],
                   "generalPractitioner": [{"reference": "Practitioner/search-doctor"}],
                   "managingOrganization": {"reference": "Organization/search-site"},
                   "name": [{"family": "Searchable", "given": ["Ann"]}]}},
                 {"request": {"method": "PUT", "url": "Patient/search-bob"},
                  "resource": {"resourceType": "Patient", "id": "search-bob", "gender": "male", "birthDate": "1960",
                   "identifier": [{"system": "http://example.org/mrn", "value": "S-2"}],
                   "name": [{"family": "Searchable", "given": ["Bob"]}]}},
                 {"request": {"method": "PUT", "url": "Observation/search-anc"},
                  "resource": {"resourceType": "Observation", "id": "search-anc", "status": "final",
                   "meta": {"tag": [{"system": "http://example.org/tags", "code": "marked"}],
                            "profile": ["http://example.org/profiles/count"]},
                   "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category",
                                             "code": "laboratory"}]}],
                   "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
                   "subject": {"reference": "Patient/search-ann"}, "effectiveDateTime": "2026-05-01T08:00:00Z",
                   "valueQuantity": {"value": 0.9, "unit": "10*3/uL", "system": "http://unitsofmeasure.org",
                                     "code": "10*3/uL"}}},
                 {"request": {"method": "PUT", "url": "Observation/search-hb"},
                  "resource": {"resourceType": "Observation", "id": "search-hb", "status": "preliminary",
                   "code": {"coding": [{"system": "http://loinc.org", "code": "718-7"}]},
                   "subject": {"reference": "Patient/search-ann"}, "effectiveDateTime": "2026-05-03",
                   "valueQuantity": {"value": 12, "unit": "g/dL", "system": "http://unitsofmeasure.org", "code": "g/dL"}}},
                 {"request": {"method": "PUT", "url": "Observation/search-bob-anc"},
                  "resource": {"resourceType": "Observation", "id": "search-bob-anc", "status": "final",
                   "code": {"coding": [{"system": "http://loinc.org", "code": "751-8"}]},
                   "subject": {"reference": "Patient/search-bob"}, "effectiveDateTime": "2026-06-01",
                   "valueQuantity": {"value": 3100, "unit": "/uL", "system": "http://unitsofmeasure.org", "code": "/uL"}}},
                 {"request": {"method": "PUT", "url": "Medication/search-drug"},
                  "resource": {"resourceType": "Medication", "id": "search-drug",
                   "code": {"coding": [{"system": "http://example.org/drugs", "code": "cemsidomide"}]}}},
                 {"request": {"method": "PUT", "url": "MedicationRequest/search-order"},
                  "resource": {"resourceType": "MedicationRequest", "id": "search-order", "status": "active",
                   "intent": "order", "medicationReference": {"reference": "Medication/search-drug"},
                   "subject": {"reference": "Patient/search-ann"}, "authoredOn": "2026-04-20"}}
                ]}
                """;

    @BeforeAll
    static void storeTwoPatientsWithCounts() {
        HttpResponse<String> answer = SERVER.post("/fhir", TWO_PATIENTS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            Patient?identifier=http://example.org/mrn|S-1                  ; search-ann
            Patient?identifier=S-2                                         ; search-bob
            Patient?name=searchable&gender=male                            ; search-bob
            Patient?family=Searchable&given=ann                            ; search-ann
            Patient?family:exact=searchable                                ; ""
            Patient?name=searchable&birthdate=lt1955                       ; search-ann
            Patient?name=searchable&birthdate=1960                         ; search-bob
            Patient?_id=search-ann,search-bob&_sort=birthdate              ; search-ann search-bob
            Patient?_id=search-ann,search-bob&_sort=-birthdate             ; search-bob search-ann
            Patient?general-practitioner.name=okonkwo                      ; search-ann
            Patient?organization:Organization.name=trial                   ; search-ann
            Patient?_has:Observation:patient:code=718-7&name=searchable    ; search-ann
            Patient?_has:Observation:patient:code=751-8&name=searchable&_sort=birthdate ; search-ann search-bob
            Observation?patient=search-ann&code=751-8                      ; search-anc
            Observation?subject=Patient/search-ann&_sort=date              ; search-anc search-hb
            Observation?patient=Patient/search-ann&_sort=-date             ; search-hb search-anc
            Observation?patient=search-ann&code=751-8,718-7&_sort=-date    ; search-hb search-anc
            Observation?patient=search-ann&code=http://loinc.org|718-7     ; search-hb
            Observation?patient=search-ann&status=final                    ; search-anc
            Observation?patient=search-ann&status:not=final                ; search-hb
            Observation?patient=search-ann&category=laboratory             ; search-anc
            Observation?patient=search-ann&date=ge2026-05-02               ; search-hb
            Observation?patient=search-ann&date=ge2026-05-01&date=lt2026-05-02 ; search-anc
            Observation?patient.identifier=S-2&code=751-8                  ; search-bob-anc
            Observation?patient.name=searchable&code=751-8&_sort=date      ; search-anc search-bob-anc
            Observation?_tag=http://example.org/tags|marked                ; search-anc
            Observation?_profile=http://example.org/profiles/count         ; search-anc
            Observation?patient=search-ann&_lastUpdated=gt2020-01-01&_sort=date ; search-anc search-hb
            Observation?patient=nobody-at-all                              ; ""
            MedicationRequest?patient=search-ann&status=active&intent=order ; search-order
            MedicationRequest?medication.code=cemsidomide                  ; search-order
            MedicationRequest?patient=search-ann&authoredon=le2026-04-20   ; search-order
            MedicationRequest?patient=search-ann&_include=MedicationRequest:medication ; search-order search-drug
            Patient?_id=search-ann&_revinclude=MedicationRequest:patient   ; search-ann search-order
            """)
    void aSearchFindsExactly(String query, String ids) {
        JsonNode found = RunningServer.json(SERVER.get("/fhir/" + encoded(query)));

        List<String> expected =
                Stream.of(ids.split(" ")).filter(id -> !id.isEmpty()).toList();
        assertThat(ids(found)).as(found.toString()).containsExactlyElementsOf(expected);
        assertThat(found.path("total").asInt(-1)).isEqualTo((int)
                found.findValuesAsText("mode").stream().filter("match"::equals).count());
    }

    /** The unit traps are those of UCUM: 10*3/uL, /uL and 10*9/L count the same cells. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            Observation?patient.name=searchable&code=751-8&value-quantity=lt1|http://unitsofmeasure.org|10*9/L ; search-anc
            Observation?patient.name=searchable&code=751-8&value-quantity=900|http://unitsofmeasure.org|/uL     ; search-anc
            Observation?patient.name=searchable&code=751-8&value-quantity=gt3|http://unitsofmeasure.org|10*3/uL ; search-bob-anc
            Observation?patient.name=searchable&code-value-quantity=751-8$3.1|http://unitsofmeasure.org|10*9/L  ; search-bob-anc
            Observation?patient.name=searchable&code=718-7&value-quantity=gt110|http://unitsofmeasure.org|g/L   ; search-hb
            """)
    void aQuantityIsFoundInAnotherUnit(String query, String id) {
        assertThat(ids(RunningServer.json(SERVER.get("/fhir/" + encoded(query)))))
                .containsExactly(id);
    }

    @Test
    void aSearchByFormFindsTheSame() {
        HttpResponse<String> answer = SERVER.send(SERVER.request("/fhir/Observation/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("patient=search-ann&code=718-7")));

        assertThat(ids(RunningServer.json(answer))).containsExactly("search-hb");
    }

    @Test
    void aRawPipeInTheAddressIsUnderstood() {
        // java.net.URI refuses it, curl and many clients send it.
        assertThat(RawHttp.get(SERVER.base(), "/fhir/Patient?identifier=http://example.org/mrn|S-1"))
                .contains("search-ann");
    }

    @Test
    void everythingOfAPatientIsThePatientAndItsCompartmentAndNoOtherPatient() {
        JsonNode found = RunningServer.json(SERVER.get("/fhir/Patient/search-ann/$everything?_count=1000"));

        assertThat(ids(found))
                .contains("search-ann", "search-anc", "search-hb", "search-order")
                .doesNotContain("search-bob", "search-bob-anc");
    }

    static List<String> ids(JsonNode bundle) {
        List<String> ids = new ArrayList<>();
        bundle.path("entry")
                .forEach(entry -> ids.add(entry.path("resource").path("id").asText()));
        return ids;
    }

    /** Encodes the values of a query that is written here as people read it. */
    static String encoded(String query) {
        String[] parts = query.split("\\?", 2);
        return parts[0] + "?"
                + Stream.of(parts[1].split("&"))
                        .map(condition -> condition.split("=", 2))
                        .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
