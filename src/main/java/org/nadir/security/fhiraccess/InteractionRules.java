package org.nadir.security.fhiraccess;

import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.nadir.security.scopes.Permission;

/** Judges an interaction before the store hears of it. */
class InteractionRules {

    private final Boundaries boundaries;
    private final StoredInstances store;

    InteractionRules(Boundaries boundaries, StoredInstances store) {
        this.boundaries = boundaries;
        this.store = store;
    }

    /** Refuses by an exception. */
    void check(Access access, Interaction asked) {
        Extent extent = checkType(access, asked);
        asked.id().ifPresent(id -> {
            if (extent instanceof Extent.Within) {
                checkInstance(access, asked, extent, id);
            }
        });
    }

    /** Refuses what no resource of the type would allow. */
    Extent checkType(Access access, Interaction asked) {
        Extent extent = access.extent(asked.permission(), asked.type());
        if (extent instanceof Extent.Nothing) {
            throw Refusals.needs(access.missing(asked.type(), letter(asked.permission())));
        }
        if (asked.how() == Interaction.How.BY_SEARCH
                && access.extent(Permission.SEARCH, asked.type()) instanceof Extent.Nothing) {
            throw Refusals.needs(
                    access.missing(asked.type(), "s") + ", because whether there is a match is found by a search");
        }
        return extent;
    }

    private void checkInstance(Access access, Interaction asked, Extent extent, String id) {
        Optional<IBaseResource> state = store.lastState(asked.type(), id);
        boolean reached =
                state.filter(resource -> boundaries.contain(extent, resource)).isPresent();
        if (reached) {
            return;
        }
        if (asked.how() == Interaction.How.EXISTING) {
            throw Refusals.unknown(asked.type(), id);
        }
        if (state.isPresent() || access.extent(Permission.CREATE, asked.type()) instanceof Extent.Nothing) {
            throw Refusals.outside(access.missing(asked.type(), "cu"));
        }
    }

    private static String letter(Permission permission) {
        return String.valueOf(permission.letter());
    }
}
