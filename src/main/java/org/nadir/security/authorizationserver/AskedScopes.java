package org.nadir.security.authorizationserver;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nadir.security.scopes.Level;
import org.nadir.security.scopes.Permission;
import org.nadir.security.scopes.Scope;

/** What of the asked scopes a client may be granted: the part that its registration covers. */
final class AskedScopes {

    private AskedScopes() {}

    /**
     * The asked scopes as far as they are registered. A scope that is covered whole stays as written; of a wider one
     * remains the registered part, in the syntax of SMART 2.
     */
    static Set<String> within(Set<String> asked, Set<String> registered) {
        Set<String> granted = new LinkedHashSet<>();
        for (String text : asked) {
            Optional<Scope> scope = Scope.parse(text);
            if (scope.isEmpty()) {
                if (registered.contains(text)) {
                    granted.add(text);
                }
            } else {
                granted.addAll(within(text, scope.get(), registered));
            }
        }
        return granted;
    }

    /** Whether any scope reaches data at this level. */
    static boolean reach(Set<String> scopes, Level level) {
        return scopes.stream().flatMap(text -> Scope.parse(text).stream()).anyMatch(scope -> scope.level() == level);
    }

    private static Set<String> within(String text, Scope asked, Set<String> registered) {
        Set<Scope> parts = registered.stream()
                .flatMap(each -> Scope.parse(each).stream())
                .flatMap(each -> common(asked, each).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (parts.contains(asked)) {
            return Set.of(text);
        }
        return parts.stream().map(AskedScopes::written).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<Scope> common(Scope asked, Scope registered) {
        Set<Permission> permissions = EnumSet.copyOf(asked.permissions());
        permissions.retainAll(registered.permissions());
        boolean sameType = asked.type().equals(registered.type())
                || asked.type().equals(Scope.ANY_TYPE)
                || registered.type().equals(Scope.ANY_TYPE);
        if (asked.level() != registered.level() || permissions.isEmpty() || !sameType) {
            return Optional.empty();
        }
        String type = asked.type().equals(Scope.ANY_TYPE) ? registered.type() : asked.type();
        return Optional.of(new Scope(asked.level(), type, permissions, filter(asked.filter(), registered.filter())));
    }

    /** Both filters; parameters of a search that stand side by side all have to hold. */
    private static String filter(String asked, String registered) {
        if (registered.isEmpty() || registered.equals(asked)) {
            return asked;
        }
        return asked.isEmpty() ? registered : asked + "&" + registered;
    }

    private static String written(Scope scope) {
        String letters = EnumSet.copyOf(scope.permissions()).stream()
                .map(permission -> String.valueOf(permission.letter()))
                .collect(Collectors.joining());
        String filter = scope.filter().isEmpty() ? "" : "?" + scope.filter();
        return scope.level().code() + "/" + scope.type() + "." + letters + filter;
    }
}
