package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireRecordsTest {

    @Test
    void fullCard_isWrittenAsTheSpecificationSays_withoutEmptyMembers() {
        JsonNode written = written(new CdsResponse(List.of(Example.fullCard())));

        assertThat(written).isEqualTo(Example.json("""
                                {"cards": [{
                                  "uuid": "0f0e0d0c-0b0a-4908-8706-050403020100",
                                  "summary": "Hold the drug",
                                  "detail": "ANC **0.4** ×10⁹/L",
                                  "indicator": "critical",
                                  "source": {
                                    "label": "Example protocol",
                                    "url": "https://example.org/protocol",
                                    "topic": {"system": "https://example.org/topics", "code": "hold", "display": "Hold the drug"}
                                  },
                                  "suggestions": [{
                                    "label": "Repeat the count",
                                    "uuid": "11111111-2222-4333-8444-555555555555",
                                    "isRecommended": true,
                                    "actions": [
                                      {"type": "create", "description": "Order a count",
                                       "resource": {"resourceType": "ServiceRequest"}},
                                      {"type": "delete", "description": "Remove the order", "resourceId": "MedicationRequest/1"}
                                    ]
                                  }],
                                  "selectionBehavior": "at-most-one",
                                  "overrideReasons": [
                                    {"system": "https://example.org/reasons", "code": "seen", "display": "Already seen"}
                                  ],
                                  "links": [
                                    {"label": "Protocol", "url": "https://example.org/protocol", "type": "absolute"},
                                    {"label": "Course", "url": "https://example.org/launch", "type": "smart",
                                     "appContext": "course=1"}
                                  ],
                                  "extension": {"org.example.evidence": {"grade": 4}}
                                }]}
                                """));
    }

    @Test
    void leastCard_hasRequiredMembersOnly() {
        JsonNode written =
                written(Card.builder(Example.CARD_ID, "Hold", Indicator.INFO, new Source("Protocol", null, null, null))
                        .build());

        assertThat(written).isEqualTo(Example.json("""
                                {"uuid": "0f0e0d0c-0b0a-4908-8706-050403020100", "summary": "Hold", "indicator": "info",
                                 "source": {"label": "Protocol"}}
                                """));
    }

    @Test
    void noCards_areWrittenAsAnEmptyList() {
        assertThat(new String(Json.write(new CdsResponse(List.of())), StandardCharsets.UTF_8))
                .isEqualTo("{\"cards\":[]}");
    }

    @Test
    void anExtensionIsWrittenWithoutEmptyMembersAndLeftOutWhereNothingIsLeft() {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.putObject("org.example.nothing").putArray("at all");
        CdsResponse without = new CdsResponse(List.of()).extendedBy(told);
        CdsResponse with = without.extendedBy(told.deepCopy().put("org.example.told", false));

        assertThat(new String(Json.write(without), StandardCharsets.UTF_8)).isEqualTo("{\"cards\":[]}");
        assertThat(new String(Json.write(with), StandardCharsets.UTF_8))
                .isEqualTo("{\"cards\":[],\"extension\":{\"org.example.told\":false}}");
    }

    @Test
    void noServices_areWrittenAsAnEmptyList() {
        assertThat(new String(Json.write(new Discovery(List.of())), StandardCharsets.UTF_8))
                .isEqualTo("{\"services\":[]}");
    }

    @Test
    void appContext_isForSmartLinksOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Link("Page", "https://example.org", Link.Type.ABSOLUTE, "x"))
                .withMessageContaining("link.appContext");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/relative", "example.org", "javascript:alert(1)", "ftp://example.org", "https:x", "https:// x"})
    void urlThatIsNotAbsoluteHttp_isRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Link.absolute("Page", url))
                .withMessageContaining("link.url");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Source("Protocol", url, null, null))
                .withMessageContaining("source.url");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Source("Protocol", null, url, null))
                .withMessageContaining("source.icon");
    }

    @Test
    void twoServicesOfOneIdAndHook_areRefused_andOfTwoHooksFound() {
        ServiceCatalogue twoHooks = new ServiceCatalogue(List.of(service("patient-view"), service("order-sign")));

        assertThat(twoHooks.service("counts", "order-sign").description().hook())
                .isEqualTo("order-sign");
        assertThatIllegalStateException()
                .isThrownBy(() -> new ServiceCatalogue(List.of(service("patient-view"), service("patient-view"))))
                .withMessageContaining("counts");
    }

    @Test
    void settings_refuseAnOriginWithAPath_andAnUnreadableLimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CdsHooksProperties(1, List.of("https://ehr.example.org/app"), Dialect.STRICT))
                .withMessageContaining("nadir.cds.allowed-origins");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CdsHooksProperties(0, List.of(), Dialect.STRICT))
                .withMessageContaining("nadir.cds.max-request-bytes");
    }

    private static CdsService service(String hook) {
        ServiceDescription description = new ServiceDescription(hook, "counts", null, "Watches counts", Map.of(), null);
        return new CdsService() {
            @Override
            public ServiceDescription description() {
                return description;
            }

            @Override
            public CdsResponse call(CdsRequest request, CallOrigin origin) {
                return new CdsResponse(List.of());
            }
        };
    }

    private static JsonNode written(Object answer) {
        return Example.json(new String(Json.write(answer), StandardCharsets.UTF_8));
    }
}
