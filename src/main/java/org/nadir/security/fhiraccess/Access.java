package org.nadir.security.fhiraccess;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nadir.security.scopes.Grant;
import org.nadir.security.scopes.Level;
import org.nadir.security.scopes.Permission;
import org.nadir.security.scopes.Reach;
import org.nadir.security.scopes.Scope;

/** What one caller may do: the rights that follow from a grant. */
final class Access {

    private static final Set<Permission> READING = EnumSet.of(Permission.READ, Permission.SEARCH);

    private final List<Right> rights;
    private final Level level;
    private final String owner;
    private final String lack;
    private final boolean unrestricted;

    private Access(List<Right> rights, Level level, String owner, String lack) {
        this.rights = List.copyOf(rights);
        this.level = level;
        this.owner = owner;
        this.lack = lack;
        this.unrestricted = EnumSet.allOf(Permission.class).stream().allMatch(this::opensAll);
    }

    /** The rights in a grant; a scope that reaches nobody's records gives none. */
    static Access of(Grant grant) {
        List<Right> rights = new ArrayList<>();
        for (Scope scope : grant.scopes()) {
            Reach.of(scope.level(), grant).ifPresent(reach -> rights.add(new Right(scope, reach)));
        }
        Level level = usualLevel(grant);
        return new Access(rights, level, Owner.of(grant), lack(level, grant));
    }

    /** What somebody may do of whom nothing is known. */
    static Access none() {
        return new Access(List.of(), Level.PATIENT, "", "");
    }

    /** A name for this caller with these rights, the same for each of its tokens. */
    String owner() {
        return owner;
    }

    /** Whether nothing is ever refused. */
    boolean isUnrestricted() {
        return unrestricted;
    }

    /** Which resources of a type this caller reaches. */
    Extent extent(Permission permission, String type) {
        return Extent.of(bounds(permission, type).toList());
    }

    /** Which resources of a type this caller may see, however they come to be in an answer. */
    Extent visible(String type) {
        return Extent.of(
                READING.stream().flatMap(permission -> bounds(permission, type)).toList());
    }

    /** Whether a scope of {@code system/} opens all resources of the type. */
    boolean exports(String type) {
        return READING.stream().allMatch(permission -> rights.stream()
                .anyMatch(right -> right.scope().level() == Level.SYSTEM
                        && right.scope().filter().isEmpty()
                        && right.scope().permits(permission, type)));
    }

    /** Whether any right reaches the records of all patients. */
    boolean reachesEveryone() {
        return rights.stream().anyMatch(right -> right.reach() instanceof Reach.Everyone);
    }

    /** How a scope that is missing would be written for this caller. */
    String missing(String type, String letters) {
        return level.code() + "/" + type + "." + letters + lack;
    }

    private boolean opensAll(Permission permission) {
        return rights.stream()
                .anyMatch(right -> right.reach() instanceof Reach.Everyone
                        && right.scope().type().equals(Scope.ANY_TYPE)
                        && right.scope().filter().isEmpty()
                        && right.scope().permissions().contains(permission));
    }

    private Stream<Bound> bounds(Permission permission, String type) {
        return rights.stream()
                .filter(right -> right.scope().permits(permission, type))
                .flatMap(right -> bound(right, permission, type).stream());
    }

    private static Optional<Bound> bound(Right right, Permission permission, String type) {
        String filter = right.scope().filter();
        return switch (right.reach()) {
            case Reach.Everyone everyone -> Optional.of(new Bound(Optional.empty(), filter));
            case Reach.OnePatient(String id) -> {
                if (PatientData.isShared(type)) {
                    yield shared(permission, filter);
                }
                boolean open = PatientData.isOfPatients(type)
                        && !(type.equals("Subscription") && permission == Permission.SEARCH);
                yield open ? Optional.of(new Bound(Optional.of(id), filter)) : Optional.empty();
            }
            case Reach.Elsewhere elsewhere ->
                PatientData.isShared(type) ? shared(permission, filter) : Optional.empty();
        };
    }

    private static Optional<Bound> shared(Permission permission, String filter) {
        return READING.contains(permission) ? Optional.of(new Bound(Optional.empty(), filter)) : Optional.empty();
    }

    /** A scope that the token has may reach nobody all the same. */
    private static String lack(Level level, Grant grant) {
        if (grant.server().isPresent()) {
            return " in a token for this server";
        }
        return switch (level) {
            case PATIENT -> Reach.of(level, grant).isEmpty() ? " in a token that names a patient" : "";
            case USER ->
                Reach.of(level, grant).isEmpty()
                        ? " in a token whose fhirUser is a practitioner or a patient of this server"
                        : "";
            case SYSTEM -> "";
        };
    }

    private static Level usualLevel(Grant grant) {
        return Stream.of(Level.PATIENT, Level.USER, Level.SYSTEM)
                .filter(level -> grant.scopes().stream().anyMatch(scope -> scope.level() == level))
                .findFirst()
                .orElse(Level.SYSTEM);
    }
}
