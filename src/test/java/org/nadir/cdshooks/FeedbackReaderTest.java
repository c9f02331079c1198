package org.nadir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.cdshooks.Feedback.Outcome;
import org.nadir.cdshooks.Feedback.OverrideReason;
import org.nadir.cdshooks.FeedbackReader.Entry;

class FeedbackReaderTest {

    private final FeedbackReader reader =
            new FeedbackReader(Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC));

    @Test
    void acceptedEntry_isReadWithItsSuggestions() {
        assertThat(readOne("""
                                {"card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "accepted",
                                 "acceptedSuggestions": [{"id": "e56e1945-20b3-4393-8503-a1a20fd73152"}],
                                 "outcomeTimestamp": "2026-02-11T19:21:16Z"}
                                """))
                .isEqualTo(new Entry.Usable(
                        new Feedback(
                                "4e0a3a1e-3283-4575-ab82-028d55fe2719",
                                Outcome.ACCEPTED,
                                List.of("e56e1945-20b3-4393-8503-a1a20fd73152"),
                                null,
                                "2026-02-11T19:21:16Z"),
                        ""));
    }

    @Test
    void overriddenEntry_isReadWithItsReason() {
        assertThat(readOne("""
                                {"card": "c", "outcome": "overridden", "outcomeTimestamp": "2026-02-11T19:21:16.5+01:00",
                                 "overrideReason": {"userComment": "Seen yesterday",
                                   "reason": {"system": "https://example.org", "code": "seen", "display": "Seen"}}}
                                """))
                .isEqualTo(new Entry.Usable(
                        new Feedback(
                                "c",
                                Outcome.OVERRIDDEN,
                                List.of(),
                                new OverrideReason(new Coding("https://example.org", "seen", "Seen"), "Seen yesterday"),
                                "2026-02-11T19:21:16.5+01:00"),
                        ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"overrideReasons\": {\"reason\": {\"code\": \"seen\"}}",
                "\"overrideReasons\": [{\"reason\": {\"code\": \"seen\"}}]",
                "\"overrideReason\": {\"reason\": {\"code\": \"seen\"}}"
            })
    void reasonUnderTheMisspeltKey_orWithoutDisplay_isRead(String member) {
        Entry entry = readOne("{\"card\": \"epic|1\", \"outcome\": \"overridden\", %s}".formatted(member));

        assertThat(usable(entry).card()).isEqualTo("epic|1");
        assertThat(usable(entry).overrideReason()).isEqualTo(new OverrideReason(new Coding(null, "seen", null), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"outcomeTimestamp\": \"yesterday\",", "\"outcomeTimestamp\": 5,"})
    void entryWithoutUsableTimestamp_getsTheTimeOfArrival_andSaysSo(String member) {
        Entry entry = readOne("{%s \"card\": \"c\", \"outcome\": \"accepted\"}".formatted(member));

        assertThat(usable(entry).outcomeTimestamp()).isEqualTo("2026-03-01T08:00:00Z");
        assertThat(usable(entry).acceptedSuggestions()).isEmpty();
        assertThat(entry).extracting("note").asString().contains("outcomeTimestamp");
    }

    @Test
    void emptyOverrideReason_isLeftOut_andSaysSo() {
        Entry entry = readOne("{\"card\": \"c\", \"outcome\": \"overridden\", \"overrideReason\": {\"reason\": {}}}");

        assertThat(usable(entry).overrideReason()).isNull();
        assertThat(entry).extracting("note").asString().contains("override reason");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"extension\": {\"com.epic.x\": true}}",
                "{\"outcome\": \"accepted\"}",
                "{\"card\": 5, \"outcome\": \"accepted\"}",
                "{\"card\": \"a b\", \"outcome\": \"accepted\"}",
                "{\"card\": \"a\\u0000b\", \"outcome\": \"accepted\"}",
                "{\"card\": \"c\"}",
                "{\"card\": \"c\", \"outcome\": \"ignored\"}",
                "null",
                "\"c\"",
                "[]"
            })
    void unusableEntry_isSkipped_andTheOthersAreKept(String entry) {
        List<Entry> read = reader.read(
                Example.json("{\"feedback\": [%s, {\"card\": \"c\", \"outcome\": \"accepted\"}]}".formatted(entry)));

        assertThat(read).hasSize(2);
        assertThat(read.get(0)).isInstanceOf(Entry.Unusable.class);
        assertThat(read.get(1)).isInstanceOf(Entry.Usable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"feedback\": []}", "{\"feedback\": {}}", "{\"feedback\": null}"})
    void bodyWithoutEntries_isRefused(String body) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> reader.read(Example.json(body)))
                .withMessageStartingWith("feedback: expected ");
    }

    private Entry readOne(String entry) {
        List<Entry> read = reader.read(Example.json("{\"feedback\": [%s]}".formatted(entry)));
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    private static Feedback usable(Entry entry) {
        return switch (entry) {
            case Entry.Usable usable -> usable.feedback();
            case Entry.Unusable unusable -> throw new AssertionError(unusable.reason());
        };
    }
}
