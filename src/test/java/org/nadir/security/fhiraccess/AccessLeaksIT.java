package org.nadir.security.fhiraccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nadir.security.fhiraccess.Ask.Answer;
import org.nadir.security.fhiraccess.Ask.Door;

/**
 * Twins: the same request about something of patient B and about something that is not there. Whoever may see nothing of
 * B gets the same answer to both.
 */
class AccessLeaksIT {

    private static final Map<String, String> NOT_THERE = Map.of(
            "acc-b-lab", "acc-x-lab", "acc-b", "acc-x", AccessScene.MARKER, "Bluethroat", "acc-b-gone", "acc-x-gone");

    /** Each names something of B. */
    private static final List<Ask> ABOUT_B = List.of(
            Ask.get("Patient/acc-b"),
            Ask.get("Patient?_id=acc-b&_total=accurate"),
            Ask.get("Patient?name=Zebrafinch&_summary=count"),
            Ask.get("Patient?_has:Observation:patient:identifier=http://example.org/obs|acc-b-lab&_summary=count"),
            Ask.get(
                    "Practitioner?_has:Observation:performer:identifier=http://example.org/obs|acc-b-lab&_summary=count"),
            Ask.get("Practitioner?_has:Observation:performer:patient=acc-b&_summary=count"),
            Ask.get("Observation?patient=acc-b&_summary=count"),
            Ask.get("Observation?subject.name=Zebrafinch&_summary=count"),
            Ask.get("Observation?patient:Patient.identifier=http://example.org/mrn|Zebrafinch&_total=accurate"),
            Ask.get("Observation?_filter=patient eq \\\"Patient/acc-b\\\""
                    .replace("\\\"", "%22")
                    .replace(" ", "%20")),
            Ask.get("Observation/acc-b-gone"),
            Ask.get("Observation/acc-b-lab/$ctcae-grade"),
            Ask.get("Patient/acc-b/$everything"),
            Ask.get("Patient/acc-b/$ctcae-grade"),
            Ask.get("Patient/acc-b/$treatment-course"),
            Ask.get("Observation/$lastn?patient=acc-b&category=laboratory"),
            Ask.get("PlanDefinition/$apply?subject=Patient/acc-b&url=http://example.org/none"),
            Ask.get("Observation/acc-b-lab/$validate"),
            Ask.delete("Observation/acc-b-lab"),
            new Ask(
                    "PATCH",
                    "Observation/acc-b-lab",
                    "[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"amended\"}]",
                    ""),
            new Ask("POST", "Observation", AccessScene.lab("", "acc-a"), "identifier=http://example.org/obs|acc-b-lab"),
            Ask.put("Observation?identifier=http://example.org/obs|acc-b-lab", AccessScene.lab("", "acc-a")),
            Ask.delete("Observation?identifier=http://example.org/obs|acc-b-lab"),
            Ask.post("Observation", AccessScene.lab("", "acc-a").replace("\"performer\"", """
                    "hasMember": [{"reference": "Observation/acc-b-lab"}], "performer\"""")),
            Ask.post("Observation", AccessScene.lab("", "acc-a").replace("Practitioner/acc-prac", "Patient/acc-b")));

    @TestFactory
    Stream<DynamicTest> what_is_of_others_is_as_what_is_not_there() {
        return TokenKind.all().stream().filter(kind -> !kind.seesOthers()).flatMap(kind -> ABOUT_B.stream()
                .flatMap(ask -> Stream.of(Door.DIRECT, Door.BATCH)
                        .filter(door -> door == Door.DIRECT || !ask.method().equals("PATCH"))
                        .map(door -> DynamicTest.dynamicTest(
                                "%s: %s %s, %s".formatted(kind, ask.method(), ask.path(), door),
                                () -> compare(kind, ask, door)))));
    }

    private static void compare(TokenKind kind, Ask ask, Door door) {
        String token = kind.token(AccessScene.SERVER.base());
        Answer ofOthers = ask.through(door, AccessScene.SERVER, token);
        Answer ofNobody = notThere(ask).through(door, AccessScene.SERVER, token);

        assertThat(ofOthers.status()).as(ofOthers.text() + ofNobody.text()).isEqualTo(ofNobody.status());
        assertThat(ofOthers.content().path("total"))
                .isEqualTo(ofNobody.content().path("total"));
        assertThat(ofOthers.content().path("issue").toString().replaceAll("acc-[bx]", ""))
                .isEqualTo(ofNobody.content().path("issue").toString().replaceAll("acc-[bx]", ""));
        assertThat(ofOthers.status()).isNotEqualTo(500);
    }

    private static Ask notThere(Ask ask) {
        return new Ask(ask.method(), replaced(ask.path()), replaced(ask.body()), replaced(ask.ifNoneExist()));
    }

    private static String replaced(String text) {
        String replaced = text;
        for (Map.Entry<String, String> entry : NOT_THERE.entrySet()) {
            replaced = replaced.replace(entry.getKey(), entry.getValue());
        }
        return replaced;
    }

    private static String token(String name) {
        return TokenKind.all().stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow()
                .token(AccessScene.SERVER.base());
    }

    private static Answer ask(String kind, Ask ask) {
        return ask.through(Door.DIRECT, AccessScene.SERVER, token(kind));
    }

    @Test
    void a_page_is_for_the_caller_who_searched() {
        Answer first = ask("s-all-cruds", Ask.get("Observation?_tag=" + AccessScene.TAG + "&_count=1"));
        String next = "";
        for (var link : first.content().path("link")) {
            next = link.path("relation").asText().equals("next")
                    ? link.path("url").asText()
                    : next;
        }
        String page = next.substring(next.indexOf("/fhir") + "/fhir".length());

        assertThat(ask("s-all-cruds", Ask.get(page)).status()).as(first.text()).isEqualTo(200);
        assertThat(ask("p-all-rs", Ask.get(page)).status()).isEqualTo(410);
    }

    @Test
    void the_record_of_the_own_patient_is_given_without_the_types_that_no_scope_opens() {
        Answer record = ask("p-all-rs", Ask.get("Patient/acc-a/$everything"));

        assertThat(record.status()).as(record.text()).isEqualTo(200);
        assertThat(record.text()).contains("acc-a-lab", "acc-a-cond").doesNotContain(AccessScene.MARKER, "acc-b-");
    }

    @Test
    void a_chain_to_the_own_patient_and_to_shared_resources_is_open() {
        assertThat(ask("p-all-rs", Ask.get("Observation?subject.name=Robin&_id=acc-a-lab"))
                        .found())
                .containsExactly("acc-a-lab");
        assertThat(ask("p-all-rs", Ask.get("Observation?performer:Practitioner.name=Heron&_id=acc-a-lab"))
                        .found())
                .containsExactly("acc-a-lab");
    }

    @Test
    void the_provenance_of_own_results_comes_with_them() {
        Answer found = ask("p-all-rs", Ask.get("Observation?_id=acc-a-lab,acc-b-lab&_revinclude=Provenance:target"));

        assertThat(found.text()).contains("acc-a-prov").doesNotContain("acc-b-prov");
    }

    @Test
    void a_subscription_is_bound_to_what_its_writer_may_search() {
        String subscription = """
                {"resourceType": "Subscription", "status": "off", "reason": "test", "criteria": "%s",
                 "channel": {"type": "rest-hook", "endpoint": "http://localhost:9/x", "payload": "application/fhir+json"}}
                """;

        assertThat(ask("p-all-cruds", Ask.post("Subscription", subscription.formatted("Observation?patient=acc-a")))
                        .status())
                .isEqualTo(201);
        for (String criteria : List.of(
                "Observation?patient=acc-b",
                "Observation?code=718-7",
                "Observation?",
                "[*]",
                "Observation?patient=acc-a,acc-b")) {
            assertThat(ask("p-all-cruds", Ask.post("Subscription", subscription.formatted(criteria)))
                            .status())
                    .as(criteria)
                    .isEqualTo(403);
        }
    }

    @Test
    void a_transaction_with_one_refused_entry_does_nothing() {
        String bundle = """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"resource": %s, "request": {"method": "PUT", "url": "Observation/acc-w-tx"}},
                 {"resource": %s, "request": {"method": "POST", "url": "Observation"}}]}
                """.formatted(AccessScene.lab("acc-w-tx", "acc-a"), AccessScene.lab("", "acc-b"));

        assertThat(ask("p-all-cruds", Ask.post("", bundle)).status()).isEqualTo(403);
        assertThat(ask("s-all-cruds", Ask.get("Observation/acc-w-tx")).status()).isEqualTo(404);
    }

    @Test
    void a_writer_who_may_not_read_gets_no_representation() {
        Answer created = ask("p-obs-c", Ask.post("Observation", AccessScene.lab("", "acc-a")));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.text()).doesNotContain("26499-4");
    }

    @Test
    void the_course_of_a_treatment_needs_all_that_it_is_drawn_from() {
        Ask stored = Ask.get("Patient/acc-a/$treatment-course");
        Ask posted = Ask.post("Patient/$treatment-course", """
                {"resourceType": "Parameters", "parameter": [
                 {"name": "resource", "resource": {"resourceType": "Patient", "id": "acc-b"}}]}""");

        assertThat(ask("p-all-rs", stored).status()).isEqualTo(200);
        assertThat(ask("s-all-read", stored).status()).isEqualTo(200);
        for (String kind : List.of("p-obs-rs", "p-lab", "p-condition", "no-data")) {
            assertThat(ask(kind, stored).status()).as(kind).isEqualTo(403);
            assertThat(ask(kind, posted).status()).as(kind).isEqualTo(200);
        }
        assertThat(ask("p-obs-rs", posted).text()).doesNotContain(AccessScene.MARKER);
    }

    @Test
    void an_export_needs_a_system_scope() {
        assertThat(ask("p-all-rs", Ask.get("Patient/$export?_type=Observation")).status())
                .isEqualTo(403);
        assertThat(ask("u-staff-rs", Ask.get("Patient/$export?_type=Observation"))
                        .status())
                .isEqualTo(403);
        assertThat(ask("s-obs-rs", Ask.get("Patient/$export?_type=Condition")).status())
                .isEqualTo(403);
    }

    @Test
    void each_operation_that_is_offered_has_a_rule() {
        var rest =
                ask("s-all-cruds", Ask.get("metadata")).content().path("rest").path(0);
        List<String> offered = new ArrayList<>();
        rest.path("operation").forEach(one -> offered.add("$" + one.path("name").asText()));
        rest.path("resource").forEach(type -> type.path("operation")
                .forEach(one -> offered.add("$" + one.path("name").asText())));

        assertThat(offered).isNotEmpty();
        assertThat(OperationRules.known()).containsAll(offered);
    }
}
