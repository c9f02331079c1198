package org.nadir.toxicity.protocol;

import java.util.Set;

/** When a rule applies. */
public interface Condition {

    Truth in(World world);

    /** The facts it looks at, so that a card can show them and say which are unknown. */
    Set<Fact> facts();

    /** The same in words, part by part. */
    Clause clause();
}
