package org.nadir.fhir;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.CtcaeTerm;
import org.nadir.ctcae.LabValue;

/** What CTCAE says of one result in an Observation: its grade, or why it has none. */
public sealed interface ResultGrading {

    /** The adverse event that a low result is called; empty where it is not known what was measured. */
    Optional<CtcaeTerm> adverseEvent();

    /**
     * A result with a grade, or with the lowest and the highest grade that it may have.
     *
     * @param criterion the cells of the CTCAE table that decided, with their unit
     * @param value as the laboratory reported it
     * @param remarks what a reader must know of it, such as that it is preliminary
     */
    record Found(CtcaeTerm term, int low, int high, String criterion, LabValue value, List<String> remarks)
            implements ResultGrading {

        public Found {
            remarks = List.copyOf(remarks);
        }

        @Override
        public Optional<CtcaeTerm> adverseEvent() {
            return Optional.of(term);
        }

        public boolean isCertain() {
            return low == high;
        }
    }

    /**
     * A result that is not graded.
     *
     * @param explanation names the element, and what is wrong with it
     */
    record Refused(@Nullable CtcaeTerm term, NotGradableReason reason, String explanation) implements ResultGrading {

        @Override
        public Optional<CtcaeTerm> adverseEvent() {
            return Optional.ofNullable(term);
        }
    }
}
