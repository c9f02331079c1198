package org.nadir.fhirserver.requests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds regular expressions that could run without bounds on a short text.
 *
 * <p>Java's go back and try again, so that a repeated group with a repetition or a choice inside is the trap:
 * https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS. What is not understood counts as
 * unbounded.
 */
final class RegexBounds {

    private static final String BLANK = "(?:\\s|/\\*.*?\\*/|//[^\\n]*\\n)*";

    private static final Pattern CALL =
            Pattern.compile("\\b(?:matches|matchesFull|replaceMatches)`?" + BLANK + "\\(", Pattern.DOTALL);

    private static final Pattern LITERAL = Pattern.compile("\\s*'((?:[^'\\\\]|\\\\.)*+)'\\s*[,)]", Pattern.DOTALL);

    /** A group without groups; those inside are taken out first, and what was repeated in them remains. */
    private static final Pattern INNERMOST = Pattern.compile("\\(([^()]*)\\)([*+{]?)");

    private static final Pattern REPETITION_OR_CHOICE = Pattern.compile("[*+|{]");
    private static final Pattern PARENTHESIS = Pattern.compile("[()]");

    private RegexBounds() {}

    /** Whether each regular expression in a FHIRPath expression stands there in quotes and is bounded. */
    static boolean areKept(String fhirPath) {
        Matcher call = CALL.matcher(fhirPath);
        for (int from = 0; call.find(from); from = call.end()) {
            Matcher literal = LITERAL.matcher(fhirPath).region(call.end(), fhirPath.length());
            // An escape such as \\u0028 could be a parenthesis.
            if (!literal.lookingAt()
                    || literal.group(1).contains("\\u")
                    || isUnbounded(literal.group(1).replaceAll("(?s)\\\\(.)", "$1"))) {
                return false;
            }
        }
        return true;
    }

    static boolean isUnbounded(String regex) {
        // What stands escaped or in brackets is one character; a quoted stretch (\Q) could hide a parenthesis.
        String left = regex.replaceAll("(?s)\\\\[^Q]", "x").replaceAll("\\[[^\\]]*\\]", "x");
        for (Matcher group = INNERMOST.matcher(left); group.find(); group = INNERMOST.matcher(left)) {
            boolean holds = REPETITION_OR_CHOICE.matcher(group.group(1)).find();
            if (holds && !group.group(2).isEmpty()) {
                return true;
            }
            left = left.substring(0, group.start())
                    + (holds ? "x+" : "x")
                    + group.group(2)
                    + left.substring(group.end());
        }
        return PARENTHESIS.matcher(left).find() || left.contains("\\");
    }
}
