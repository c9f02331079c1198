package org.nadir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas take a message that uses all of CDS Hooks, and refuse it once one thing in it is broken. */
class HookMessageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(HookMessage.class)
    void aMessageThatUsesEverything_isValid(HookMessage kind) {
        assertThat(kind.problems(whole(kind))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RESPONSE  | {"cards": []}
            DISCOVERY | {"services": []}
            """)
    void theTwoListsThatMayBeEmpty_areValid(HookMessage kind, String json) {
        assertThat(kind.problems(json)).isEmpty();
    }

    @Test
    void whatIsNoJson_orNamesAMemberTwice_isRefused() {
        assertThat(HookMessage.RESPONSE.problems("{\"cards\": [}")).isNotEmpty();
        assertThat(HookMessage.RESPONSE.problems("{\"cards\": [], \"cards\": []}"))
                .singleElement()
                .asString()
                .contains("Duplicate");
        assertThat(HookMessage.RESPONSE.problems("")).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /services               | null                            | /services type
            /services/0/hook        | (none)                          | /services/0/hook required
            /services/0/id          | "a b"                           | /services/0/id pattern
            /services/0/description | ""                              | /services/0/description pattern
            /services/0/prefetch    | {}                              | /services/0/prefetch minProperties
            /services/0/prefetch/a  | "Patient/{{context.draftOrders}}" | /services/0/prefetch/a pattern
            /services/0/prefetch/a  | "http://a.org/Patient/1"        | /services/0/prefetch/a pattern
            /services/0/version     | "2.0"                           | /services/0/version additionalProperties
            /services/0/extension   | {"a": {"b": []}}                | /services/0/extension/a/b minItems
            /more                   | 1                               | /more additionalProperties
            """)
    void brokenDiscovery_isRefusedAtItsPlace(String place, String value, String expected) {
        refused(HookMessage.DISCOVERY, place, value, expected);
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /hook                            | "patient-wiew"        | /hook enum
            /hookInstance                    | "1"                   | /hookInstance pattern
            /hookInstance                    | "urn:uuid:3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e03" | /hookInstance pattern
            /fhirServer                      | (none)                | /fhirAuthorization dependentRequired
            /fhirServer                      | "ehr/fhir"            | /fhirServer pattern
            /fhirAuthorization/expires_in    | "300"                 | /fhirAuthorization/expires_in type
            /fhirAuthorization/token_type    | "MAC"                 | /fhirAuthorization/token_type const
            /fhirAuthorization/subject       | (none)                | /fhirAuthorization/subject required
            /fhirAuthorization/patient       | "Patient/p1"          | /fhirAuthorization/patient pattern
            /context                         | (none)                | /context required
            /context/patientId               | "Patient/p1"          | /context/patientId pattern
            /context/userId                  | "p1"                  | /context/userId pattern
            /context/userId                  | "Patient/p1"          | /context/userId pattern
            /context/encounterId             | ""                    | /context/encounterId pattern
            /context/selections              | []                    | /context/selections minItems
            /context/selections/0            | "d1"                  | /context/selections/0 pattern
            /context/selections              | (none)                | /context/selections required
            /context/draftOrders             | (none)                | /context/draftOrders required
            /context/draftOrders/type        | (none)                | /context/draftOrders/type required
            /context/draftOrders/entry       | []                    | /context/draftOrders/entry minItems
            /context/draftOrders/entry/0     | {"fullUrl": "http://a.org/b"} | /context/draftOrders/entry/0/resource required
            /context/draftOrders/entry/0/resource/resourceType | (none) | /context/draftOrders/entry/0/resource/resourceType required
            /context/draftOrders/entry/0/resource/note | null        | /context/draftOrders/entry/0/resource/note type
            /context/patient                 | "p1"                  | /context/patient additionalProperties
            /prefetch                        | {}                    | /prefetch minProperties
            /prefetch/patient                | "Patient/p1"          | /prefetch/patient type
            /prefetch/patient                | {"id": "p1"}          | /prefetch/patient/resourceType required
            /prefetch/patient/name           | []                    | /prefetch/patient/name minItems
            /extension                       | "x"                   | /extension type
            /user                            | "Practitioner/1"      | /user additionalProperties
            """)
    void brokenRequest_isRefusedAtItsPlace(String place, String value, String expected) {
        refused(HookMessage.REQUEST, place, value, expected);
    }

    @ParameterizedTest(name = "{0} needs {1}")
    @CsvSource({
        "patient-view, patientId",
        "patient-view, userId",
        "order-select, selections",
        "order-sign, draftOrders",
        "encounter-start, encounterId"
    })
    void contextOfAHook_withoutWhatTheHookNeeds_isRefused(String hook, String needed) {
        ObjectNode request = (ObjectNode) tree(whole(HookMessage.REQUEST));
        ObjectNode context = (ObjectNode) request.put("hook", hook).path("context");
        if (!hook.startsWith("order-")) {
            context.remove("draftOrders");
        }
        if (!hook.equals("order-select")) {
            context.remove("selections");
        }
        assertThat(HookMessage.REQUEST.problems(request.toString())).isEmpty();

        context.remove(needed);

        assertThat(HookMessage.REQUEST.problems(request.toString()))
                .singleElement()
                .asString()
                .startsWith("/context/" + needed + " required");
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /cards                              | (none)             | /cards required
            /cards/0/uuid                       | (none)             | /cards/0/uuid required
            /cards/0/uuid                       | "card-1"           | /cards/0/uuid pattern
            /cards/0/summary                    | "(140)"            | /cards/0/summary maxLength
            /cards/0/summary                    | "two\\nlines"      | /cards/0/summary pattern
            /cards/0/summary                    | ""                 | /cards/0/summary pattern
            /cards/0/detail                     | "<b>Hold</b>"      | /cards/0/detail not
            /cards/0/detail                     | null               | /cards/0/detail type
            /cards/0/indicator                  | "hard-stop"        | /cards/0/indicator enum
            /cards/0/source                     | {}                 | /cards/0/source minProperties
            /cards/0/source/label               | (none)             | /cards/0/source/label required
            /cards/0/source/url                 | "protocol.html"    | /cards/0/source/url pattern
            /cards/0/source/icon                | "data:image/png,x" | /cards/0/source/icon pattern
            /cards/0/source/topic/code          | (none)             | /cards/0/source/topic/code required
            /cards/0/selectionBehavior          | (none)             | /cards/0/suggestions dependentRequired
            /cards/0/selectionBehavior          | "all"              | /cards/0/selectionBehavior enum
            /cards/0/suggestions                | []                 | /cards/0/suggestions minItems
            /cards/0/suggestions/0/label        | (none)             | /cards/0/suggestions/0/label required
            /cards/0/suggestions/0/uuid         | "s1"               | /cards/0/suggestions/0/uuid pattern
            /cards/0/suggestions/1/isRecommended | true              | /cards/0/suggestions maxContains
            /cards/0/suggestions/0/isRecommended | "true"            | /cards/0/suggestions/0/isRecommended type
            /cards/0/suggestions/0/actions      | []                 | /cards/0/suggestions/0/actions minItems
            /cards/0/suggestions/0/actions/0/type | "replace"        | /cards/0/suggestions/0/actions/0/type enum
            /cards/0/suggestions/0/actions/0/description | (none)    | /cards/0/suggestions/0/actions/0/description required
            /cards/0/suggestions/0/actions/0/resource | (none)       | /cards/0/suggestions/0/actions/0/resource required
            /cards/0/suggestions/0/actions/0/resource | {"id": "1"}  | /cards/0/suggestions/0/actions/0/resource/resourceType required
            /cards/0/suggestions/0/actions/0/resourceId | "ServiceRequest/1" | /cards/0/suggestions/0/actions/0/resourceId false
            /cards/0/suggestions/0/actions/1/resource/id | (none)    | /cards/0/suggestions/0/actions/1/resource/id required
            /cards/0/suggestions/0/actions/2/resourceId | (none)     | /cards/0/suggestions/0/actions/2/resourceId required
            /cards/0/suggestions/0/actions/2/resourceId | "d1"       | /cards/0/suggestions/0/actions/2/resourceId pattern
            /cards/0/suggestions/0/actions/2/resource | {"resourceType": "Basic"} | /cards/0/suggestions/0/actions/2/resource false
            /cards/0/overrideReasons            | []                 | /cards/0/overrideReasons minItems
            /cards/0/overrideReasons/0/display  | (none)             | /cards/0/overrideReasons/0/display required
            /cards/0/overrideReasons/0/text     | "Seen"             | /cards/0/overrideReasons/0/text additionalProperties
            /cards/0/links/0/url                | "/app"             | /cards/0/links/0/url pattern
            /cards/0/links/0/type               | (none)             | /cards/0/links/0/type required
            /cards/0/links/0/appContext         | "x"                | /cards/0/links/0/appContext false
            /cards/0/links/1/appContext         | {"a": 1}           | /cards/0/links/1/appContext type
            /cards/0/extension                  | {}                 | /cards/0/extension minProperties
            /cards/0/urgency                    | "high"             | /cards/0/urgency additionalProperties
            /systemActions                      | []                 | /systemActions minItems
            /systemActions/0/type               | (none)             | /systemActions/0/type required
            """)
    void brokenResponse_isRefusedAtItsPlace(String place, String value, String expected) {
        refused(HookMessage.RESPONSE, place, value.replace("(140)", "s".repeat(140)), expected);
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /feedback                          | []                           | /feedback minItems
            /feedback/0/card                   | "123456"                     | /feedback/0/card pattern
            /feedback/0/outcome                | "ignored"                    | /feedback/0/outcome enum
            /feedback/0/acceptedSuggestions    | (none)                       | /feedback/0/acceptedSuggestions required
            /feedback/0/acceptedSuggestions    | []                           | /feedback/0/acceptedSuggestions minItems
            /feedback/0/acceptedSuggestions/0  | "5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c20" | /feedback/0/acceptedSuggestions/0 type
            /feedback/0/outcomeTimestamp       | (none)                       | /feedback/0/outcomeTimestamp required
            /feedback/0/outcomeTimestamp       | "2026-11-20"                 | /feedback/0/outcomeTimestamp format
            /feedback/0/outcomeTimestamp       | "2026-13-20T10:21:07Z"       | /feedback/0/outcomeTimestamp format
            /feedback/0/outcomeTimestamp       | "2026-11-20T10:21:07-05:00"  | /feedback/0/outcomeTimestamp pattern
            /feedback/1/overrideReason         | {"extension": {"a": 1}}      | /feedback/1/overrideReason/reason required
            /feedback/1/overrideReason/reason/code | (none)                   | /feedback/1/overrideReason/reason/code required
            /feedback/1/overrideReasons        | {"userComment": "x"}         | /feedback/1/overrideReasons additionalProperties
            """)
    void brokenFeedback_isRefusedAtItsPlace(String place, String value, String expected) {
        refused(HookMessage.FEEDBACK, place, value, expected);
    }

    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /resourceType      | "Error"  | /resourceType const
            /issue             | []       | /issue minItems
            /issue/0/severity  | "bad"    | /issue/0/severity enum
            /issue/0/trace     | "at org" | /issue/0/trace additionalProperties
            """)
    void brokenOutcome_isRefusedAtItsPlace(String place, String value, String expected) {
        refused(HookMessage.OUTCOME, place, value, expected);
    }

    private static void refused(HookMessage kind, String place, String value, String expected) {
        JsonNode broken = tree(whole(kind));
        JsonPointer pointer = JsonPointer.compile(place);
        JsonNode parent = broken.at(pointer.head());
        String last = pointer.last().getMatchingProperty();
        if (value.equals("(none)")) {
            ((ObjectNode) parent).remove(last);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), tree(value));
        } else {
            ((ObjectNode) parent).set(last, tree(value));
        }
        assertThat(kind.problems(broken.toString()))
                .anySatisfy(problem -> assertThat(problem).startsWith(expected + ":"));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static String whole(HookMessage kind) {
        return switch (kind) {
            case DISCOVERY -> WholeMessages.DISCOVERY;
            case REQUEST -> WholeMessages.REQUEST;
            case RESPONSE -> WholeMessages.RESPONSE;
            case FEEDBACK -> WholeMessages.FEEDBACK;
            case OUTCOME -> WholeMessages.OUTCOME;
        };
    }
}
