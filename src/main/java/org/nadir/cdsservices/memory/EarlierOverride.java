package org.nadir.cdsservices.memory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.CardAnswer;

/**
 * An override that a card shown now must tell of.
 *
 * @param expires when it stops or stopped to keep the card away; absent where it never did
 * @param why the reason why the card is shown all the same, as the end of a sentence
 */
public record EarlierOverride(
        CardAnswer answer, Standing standing, @Nullable Instant expires, String why) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What an override is worth now. */
    public enum Standing {
        /** It is of this very card and holds, but the card may not be kept away. */
        SHOWN_ALL_THE_SAME("shown-all-the-same"),
        /** It is of this very card and its time is over. */
        EXPIRED("expired"),
        /** It is of an earlier card on the same topic; the evidence is another now. */
        EARLIER_EVIDENCE("earlier-evidence");

        private final String code;

        Standing(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public Optional<Instant> expiry() {
        return Optional.ofNullable(expires);
    }

    /** For the reader of the card. */
    public String sentence() {
        String which = standing == Standing.EARLIER_EVIDENCE ? "An earlier card on this was overridden" : "Overridden";
        return "%s on %s (%s); %s.".formatted(which, time(answer.at()), said(), why);
    }

    static String time(Instant moment) {
        return MINUTE.format(moment);
    }

    private String said() {
        String said = Stream.concat(
                        Optional.ofNullable(answer.reason()).map(CardAnswer.Reason::text).stream(),
                        Optional.ofNullable(answer.comment()).map("\"%s\""::formatted).stream())
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? "no reason given" : said;
    }
}
