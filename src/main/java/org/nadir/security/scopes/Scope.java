package org.nadir.security.scopes;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One scope that reaches FHIR data, such as {@code patient/Observation.rs?category=laboratory}.
 *
 * @param type a resource type, or {@code *}
 * @param filter search parameters that narrow it, as {@code name=value} pairs joined by {@code &}, or an empty text
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART App Launch 2.2</a>
 */
public record Scope(Level level, String type, Set<Permission> permissions, String filter) {

    /** Every resource type. */
    public static final String ANY_TYPE = "*";

    private static final Pattern WRITTEN = Pattern.compile(
            "(patient|user|system)/(\\*|[A-Z][A-Za-z]{1,63})\\.(?:(read|write|\\*)|(c?r?u?d?s?))(?:\\?(.+))?");

    /** As in the query of a search: {@code category=laboratory&code=http://loinc.org|26499-4}. */
    private static final Pattern FILTER = Pattern.compile(
            "[A-Za-z_][A-Za-z0-9_.:-]*=[^\\s&=][^\\s&]*(?:&[A-Za-z_][A-Za-z0-9_.:-]*=[^\\s&=][^\\s&]*)*");

    public Scope {
        permissions = Set.copyOf(permissions);
        if (permissions.isEmpty()) {
            throw new IllegalArgumentException("A scope permits something");
        }
    }

    /** The scopes in a text separated by spaces; those that do not reach FHIR data, or are malformed, are left out. */
    public static List<Scope> parseAll(String text) {
        List<Scope> scopes = new ArrayList<>();
        for (String one : text.strip().split("\\s+")) {
            parse(one).ifPresent(scopes::add);
        }
        return List.copyOf(scopes);
    }

    /** One scope, in the syntax of SMART 1 or 2. */
    public static Optional<Scope> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return Optional.empty();
        }
        Set<Permission> permissions =
                written.group(3) == null ? letters(written.group(4)) : firstVersion(written.group(3));
        boolean filtered = written.group(5) != null;
        if (permissions.isEmpty() || (filtered && !isFilter(written))) {
            return Optional.empty();
        }
        Level level = Level.valueOf(written.group(1).toUpperCase(Locale.ROOT));
        return Optional.of(new Scope(level, written.group(2), permissions, filtered ? written.group(5) : ""));
    }

    /** Whether the scope permits this for a type, its filter aside. */
    public boolean permits(Permission permission, String resourceType) {
        return permissions.contains(permission) && (type.equals(ANY_TYPE) || type.equals(resourceType));
    }

    /** The first version of SMART knows no filters; what is no filter must not become a scope without one. */
    private static boolean isFilter(Matcher written) {
        return written.group(3) == null && FILTER.matcher(written.group(5)).matches();
    }

    private static Set<Permission> letters(String letters) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (letters.indexOf(permission.letter()) >= 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    private static Set<Permission> firstVersion(String word) {
        return switch (word) {
            case "read" -> EnumSet.of(Permission.READ, Permission.SEARCH);
            case "write" -> EnumSet.of(Permission.CREATE, Permission.UPDATE, Permission.DELETE);
            default -> EnumSet.allOf(Permission.class);
        };
    }
}
