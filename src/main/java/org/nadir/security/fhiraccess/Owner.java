package org.nadir.security.fhiraccess;

import java.util.stream.Collectors;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Permission;
import org.nadir.security.scopes.Scope;

/** Names a caller by all that decides on what it sees; a refreshed token gives the same name. */
final class Owner {

    private Owner() {}

    static String of(Grant grant) {
        String scopes =
                grant.scopes().stream().map(Owner::text).sorted().distinct().collect(Collectors.joining(" "));
        return String.join(
                "\n",
                grant.issuer(),
                grant.server().orElse(""),
                grant.client(),
                grant.fhirUser().orElse(""),
                grant.patient().orElse(""),
                scopes);
    }

    private static String text(Scope scope) {
        String letters = scope.permissions().stream()
                .sorted()
                .map(Permission::letter)
                .map(String::valueOf)
                .collect(Collectors.joining());
        return "%s/%s.%s?%s".formatted(scope.level().code(), scope.type(), letters, scope.filter());
    }
}
