package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nadir.testing.HookMessage;

/** Each dialect turns any answer into a valid one that says the same. */
class DialectTest {

    private static final List<String> HOOKS = List.of("patient-view", "order-select", "order-sign", "encounter-start");

    @ParameterizedTest
    @EnumSource(names = "CRD", mode = EnumSource.Mode.EXCLUDE)
    void anyAnswer_isValidInTheDialect(Dialect dialect) {
        answers()
                .forEach(answer -> HOOKS.forEach(hook ->
                        assertThat(problems(dialect.speak(answer, hook))).isEmpty()));
    }

    @Test
    void anyAnswer_inCrd_hasSystemActionsAtOrderHooksAndIsValidButForTheirEmptiness() {
        answers().forEach(answer -> {
            assertThat(problems(Dialect.CRD.speak(answer, "order-sign")))
                    .singleElement()
                    .asString()
                    .startsWith("/systemActions minItems");
            assertThat(problems(Dialect.CRD.speak(answer, "patient-view"))).isEmpty();
        });
    }

    @Test
    void strictIsWhatTheServiceSaid() {
        answers().forEach(answer -> assertThat(Dialect.STRICT.speak(answer, "order-sign"))
                .isSameAs(answer));
    }

    @ParameterizedTest
    @EnumSource
    void noDialectLosesACardOrChangesItsAdvice(Dialect dialect) {
        answers().forEach(answer -> {
            CdsResponse spoken = dialect.speak(answer, "order-sign");
            assertThat(spoken.cards()).extracting(Card::uuid).isEqualTo(uuids(answer));
            assertThat(spoken.cards()).extracting(Card::summary).isEqualTo(summaries(answer));
            assertThat(spoken.cards()).extracting(Card::links).isEqualTo(links(answer));
            IntStream.range(0, answer.cards().size())
                    .forEach(place -> everyLabelIsToldIn(
                            spoken.cards().get(place), answer.cards().get(place)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void speakingTwiceIsSpeakingOnce(Dialect dialect) {
        answers().forEach(answer -> {
            CdsResponse once = dialect.speak(answer, "order-sign");
            assertThat(dialect.speak(once, "order-sign")).isEqualTo(once);
        });
    }

    @Test
    void anyAnswer_toEpic_hasSingleActionsThatCarryTheLabel() {
        answers()
                .flatMap(answer -> Dialect.EPIC.speak(answer, "order-sign").cards().stream())
                .forEach(card -> {
                    assertThat(card.selectionBehavior())
                            .isIn(null, SelectionBehavior.ANY)
                            .isEqualTo(card.suggestions().isEmpty() ? null : SelectionBehavior.ANY);
                    card.suggestions().forEach(DialectTest::isOneAction);
                    assertThat(topic(card)).matches("[A-Za-z0-9]{1,100}");
                });
    }

    @Test
    void alternatives_toEpic_leaveTheRecommendedOneToTake() {
        Card card = Example.card()
                .suggestions(
                        SelectionBehavior.AT_MOST_ONE,
                        List.of(
                                suggestion("Pegfilgrastim", false, create("a")),
                                suggestion("Filgrastim", true, create("b"))))
                .build();

        Card spoken = EpicCard.of(card);

        assertThat(spoken.suggestions()).extracting(Suggestion::label).containsExactly("Filgrastim");
        assertThat(spoken.detail()).contains("by hand").contains("- Pegfilgrastim");
    }

    @Test
    void actionsThatBelongTogether_toEpic_areNotTornApart() {
        Card card = Example.card()
                .suggestions(
                        SelectionBehavior.ANY,
                        List.of(suggestion(
                                "Replace [the] order",
                                true,
                                Action.delete("Old", "MedicationRequest/1"),
                                create("new"))))
                .build();

        assertThat(EpicCard.of(card).suggestions()).isEmpty();
        assertThat(EpicCard.of(card).selectionBehavior()).isNull();
        assertThat(EpicCard.of(card).detail()).contains("- Replace \\[the\\] order");
    }

    @ParameterizedTest
    @CsvSource({
        "interrupt-treatment, interruptTreatment",
        "g-csf, gCsf",
        "esa, esa",
        "lower-grade-toxicity, lowerGradeToxicity",
        "Grade_4, t6d15a80d45ad3d05b4db16d2a1d29a2b"
    })
    void topic_toEpic_isAlphanumeric(String code, String expected) {
        String spoken = topic(EpicCard.of(withTopic(code)));

        if (expected.startsWith("t6d")) {
            assertThat(spoken).matches("t[0-9a-f]{32}").isNotEqualTo(topic(EpicCard.of(withTopic("Grade_3"))));
        } else {
            assertThat(spoken).isEqualTo(expected);
            assertThat(spoken.replaceAll("([A-Z])", "-$1")).isEqualToIgnoringCase(code);
        }
    }

    @Test
    void suggestionWithoutUuid_toTheSandbox_getsALastingOne() {
        Card card = Example.card()
                .suggestions(
                        SelectionBehavior.ANY,
                        List.of(
                                new Suggestion("One", null, true, List.of()),
                                new Suggestion("Two", null, true, List.of())))
                .build();

        List<String> uuids = SandboxCard.of(card).suggestions().stream()
                .map(suggestion -> String.valueOf(suggestion.uuid()))
                .toList();

        assertThat(uuids).doesNotHaveDuplicates().allMatch(uuid -> uuid.length() == 36);
        assertThat(SandboxCard.of(card).suggestions())
                .extracting(Suggestion::uuid)
                .isEqualTo(uuids);
    }

    private static void everyLabelIsToldIn(Card spoken, Card original) {
        List<String> offered =
                spoken.suggestions().stream().map(Suggestion::label).toList();
        original.suggestions().stream()
                .map(Suggestion::label)
                .filter(label -> !offered.contains(label))
                .forEach(label -> assertThat(spoken.detail()).contains(label));
    }

    private static void isOneAction(Suggestion suggestion) {
        assertThat(suggestion.actions()).singleElement().satisfies(action -> {
            assertThat(action.description()).isEqualTo(suggestion.label());
            assertThat(action.type()).isNotEqualTo(Action.Type.UPDATE);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatGoesBeyondTheSpecificationPassesThrough(Dialect dialect) {
        ObjectNode extension = JsonNodeFactory.instance.objectNode().put("org.example.told", true);

        CdsResponse spoken = dialect.speak(new CdsResponse(List.of()).extendedBy(extension), "order-sign");

        assertThat(spoken.extension()).isEqualTo(extension);
    }

    /** Three hundred answers, the same in each run. */
    private static Stream<CdsResponse> answers() {
        Random random = new Random(42);
        return IntStream.range(0, 300)
                .mapToObj(any -> new CdsResponse(IntStream.range(0, random.nextInt(4))
                        .mapToObj(card -> card(random))
                        .toList()));
    }

    private static Card card(Random random) {
        SelectionBehavior behavior = random.nextBoolean() ? SelectionBehavior.ANY : SelectionBehavior.AT_MOST_ONE;
        List<Suggestion> suggestions = new ArrayList<>();
        int recommended = random.nextInt(4);
        for (int place = 0; place < random.nextInt(4); place++) {
            suggestions.add(new Suggestion(
                    "Suggestion " + random.nextInt(1_000),
                    random.nextBoolean() ? uuid(random) : null,
                    place == recommended,
                    actions(random)));
        }
        String[] topics = {"g-csf", "esa", "Grade 4", "über", "a--b", "x".repeat(120), "a-" + "b".repeat(120), "T1"};
        CardBuilder card = Card.builder(
                        uuid(random),
                        "Summary " + random.nextInt(),
                        Indicator.WARNING,
                        source(topics[random.nextInt(8)]))
                .suggestions(behavior, suggestions)
                .links(links(random));
        return random.nextBoolean() ? card.detail("Detail <b>with</b> a tag").build() : card.build();
    }

    private static List<Link> links(Random random) {
        List<Link> kinds = List.of(
                Link.smart("Course", "https://example.org/launch", "{\"card\":\"1\"}"),
                Link.smart("Course", "https://example.org/launch", null),
                Link.absolute("Protocol", "https://example.org/protocol"));
        return kinds.subList(0, random.nextInt(4));
    }

    private static List<Action> actions(Random random) {
        List<Action> kinds = List.of(
                create("a"),
                Action.update("Update", Example.resource("MedicationRequest").put("id", "1")),
                Action.delete("Delete", "MedicationRequest/1"));
        // The specification knows suggestions without actions.
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(any -> kinds.get(random.nextInt(3)))
                .toList();
    }

    private static Action create(String name) {
        return Action.create(
                "Create " + name, Example.resource("ServiceRequest").put("status", "draft"));
    }

    private static Suggestion suggestion(String label, boolean recommended, Action... actions) {
        return new Suggestion(label, null, recommended, List.of(actions));
    }

    private static Card withTopic(String code) {
        return Card.builder(Example.CARD_ID, "Summary", Indicator.INFO, source(code))
                .extension(JsonNodeFactory.instance.objectNode().put("a", 1))
                .build();
    }

    private static Source source(String topic) {
        return new Source("Example", null, null, new Coding("https://example.org/topics", topic, "Topic"));
    }

    private static String topic(Card card) {
        @Nullable Coding topic = card.source().topic();
        return topic == null ? "" : topic.code();
    }

    private static String uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static List<String> uuids(CdsResponse answer) {
        return answer.cards().stream().map(Card::uuid).toList();
    }

    private static List<String> summaries(CdsResponse answer) {
        return answer.cards().stream().map(Card::summary).toList();
    }

    private static List<List<Link>> links(CdsResponse answer) {
        return answer.cards().stream().map(Card::links).toList();
    }

    private static List<String> problems(CdsResponse answer) {
        return HookMessage.RESPONSE.problems(new String(Json.write(answer), StandardCharsets.UTF_8));
    }
}
