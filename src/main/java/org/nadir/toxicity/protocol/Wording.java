package org.nadir.toxicity.protocol;

import java.util.Set;

/** What a card says, which may depend on the facts; an unknown one must not make it say more than is known. */
public interface Wording {

    String in(World world);

    /** The facts it looks at. */
    Set<Fact> facts();
}
