package org.nadir.toxicity;

import org.jspecify.annotations.Nullable;

/**
 * An order for something other than a medication, such as a transfusion.
 *
 * @param inHand whether it is a draft of the caller's present session
 * @param ordered when it was written, unknown when not given
 */
public record ServiceOrder(
        Concept service, boolean inHand, @Nullable ClinicalTime ordered, ResourceVersion source) {}
