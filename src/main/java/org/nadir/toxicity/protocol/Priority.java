package org.nadir.toxicity.protocol;

import java.util.Optional;
import java.util.Set;

/** How urgent the advice of a rule is. */
public interface Priority {

    Urgency in(World world);

    /** The facts it looks at, so that a card can show what made its advice urgent. */
    Set<Fact> facts();

    /** How the facts decide it, in English; empty where it is always the same. */
    Optional<String> words();
}
