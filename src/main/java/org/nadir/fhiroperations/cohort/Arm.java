package org.nadir.fhiroperations.cohort;

/** An arm of a study as a stratum of the summary. */
sealed interface Arm {

    String label();

    /** Where it stands in the table; arms of the same rank stand by name. */
    int rank();

    /** An arm as the study names it. */
    record Named(String name) implements Arm {

        @Override
        public String label() {
            return name;
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /** What is no single arm. */
    enum Special implements Arm {
        ALL("all", 0),
        /** Arms beyond those that the table holds. */
        FURTHER("further arms", 2),
        NOT_RECORDED("not recorded", 3);

        private final String label;
        private final int rank;

        Special(String label, int rank) {
            this.label = label;
            this.rank = rank;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public int rank() {
            return rank;
        }
    }
}
