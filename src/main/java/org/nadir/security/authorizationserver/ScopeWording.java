package org.nadir.security.authorizationserver;

import java.util.EnumSet;
import java.util.stream.Collectors;
import org.nadir.security.scopes.Level;
import org.nadir.security.scopes.Permission;
import org.nadir.security.scopes.Scope;

/** Says a scope so that people know what they allow. */
final class ScopeWording {

    private ScopeWording() {}

    static String of(String scope) {
        return switch (scope) {
            case "fhirUser", "profile" -> "know who you are";
            case "offline_access" -> "keep access while you are away, for 30 days";
            case "online_access" -> "keep access while you work, for 8 hours";
            default -> Scope.parse(scope).map(ScopeWording::data).orElse("use");
        };
    }

    private static String data(Scope scope) {
        String actions = EnumSet.copyOf(scope.permissions()).stream()
                .map(ScopeWording::action)
                .collect(Collectors.joining(", "));
        String what = scope.type().equals(Scope.ANY_TYPE) ? "all records" : scope.type() + " records";
        String whose = scope.level() == Level.PATIENT ? " of this patient" : " that you may see";
        return actions + " " + what + whose + (scope.filter().isEmpty() ? "" : ", only some");
    }

    private static String action(Permission permission) {
        return switch (permission) {
            case CREATE -> "create";
            case READ -> "read";
            case UPDATE -> "change";
            case DELETE -> "delete";
            case SEARCH -> "search";
        };
    }
}
