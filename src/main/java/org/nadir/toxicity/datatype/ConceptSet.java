package org.nadir.toxicity.datatype;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A named set of concepts, matched by exact code or by exact name as a whole word; never by resemblance.
 *
 * <p>"lenalidomide" is not "cemsidomide", and "CFT7455" inside "XCFT74551" is nothing.
 */
public final class ConceptSet {

    private final String name;
    private final Set<Concept.Code> codes;
    private final Pattern names;

    public ConceptSet(String name, Set<Concept.Code> codes, List<String> names) {
        this.name = name;
        this.codes = Set.copyOf(codes);
        this.names = wholeWords(names);
    }

    public String name() {
        return name;
    }

    public Set<Concept.Code> codes() {
        return codes;
    }

    public boolean contains(Concept concept) {
        return concept.codes().stream().anyMatch(codes::contains)
                || concept.texts().stream().anyMatch(text -> names.matcher(text).find());
    }

    public boolean contains(Concept.Code code) {
        return codes.contains(code);
    }

    private static Pattern wholeWords(List<String> names) {
        String alternatives = names.stream()
                .filter(name -> !name.isBlank())
                .map(name -> Pattern.quote(name.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("|"));
        String expression =
                alternatives.isEmpty() ? "(?!)" : "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])";
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
