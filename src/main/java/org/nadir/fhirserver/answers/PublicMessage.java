package org.nadir.fhirserver.answers;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of an error message that is meant for the caller. */
public final class PublicMessage {

    private static final String NOTHING_TO_SAY = "The request could not be carried out";

    private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-\\d{4}: ");
    private static final Pattern PARSER_POSITION = Pattern.compile("\\s*(?:at )?\\[Source: [^\\]]*\\]?[^\\]]*\\]?");
    private static final Pattern CLASS_NAME = Pattern.compile(
            "\\b(?:java|javax|jakarta|ca\\.uhn|org|com|net)(?:\\.[a-z0-9_]+)+\\.[A-Z][A-Za-z0-9_$]*(?::\\s*)?");
    private static final Pattern PARAMETER_OBJECT = Pattern.compile("\\w+Param\\[system=,value=([^\\]]*)\\]");
    private static final Pattern SQL =
            Pattern.compile("(?i)\\b(?:insert into|select .* from|could not (?:execute|prepare)|jdbc|sql)\\b");

    private PublicMessage() {}

    /** The message without class names, positions of a parser and HAPI's numbers. */
    public static String of(@Nullable String message) {
        if (message == null || message.isBlank() || SQL.matcher(message).find()) {
            return NOTHING_TO_SAY;
        }
        String text = HAPI_NUMBER.matcher(message).replaceAll("");
        text = PARSER_POSITION.matcher(text).replaceAll("");
        text = PARAMETER_OBJECT.matcher(text).replaceAll("$1");
        text = CLASS_NAME.matcher(text).replaceAll("");
        return text.isBlank() ? NOTHING_TO_SAY : text.strip();
    }
}
