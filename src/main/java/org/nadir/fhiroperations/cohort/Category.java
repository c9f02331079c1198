package org.nadir.fhiroperations.cohort;

/** What one patient counts as, in one term: exactly one of these. Each is a code of {@code toxicity-summary}. */
enum Category {
    GRADE_0("grade-0", "Grade 0"),
    GRADE_1("grade-1", "Grade 1"),
    GRADE_2("grade-2", "Grade 2"),
    GRADE_3("grade-3", "Grade 3"),
    GRADE_4("grade-4", "Grade 4"),
    GRADE_0_OR_1("grade-0-or-1", "Grade 0 or 1"),
    GRADE_3_OR_4("grade-3-or-4", "Grade 3 or 4"),
    UNDETERMINED("grade-undetermined", "Grade undetermined"),
    NOT_GRADABLE("not-gradable", "Not gradable"),
    NO_RESULT("no-result", "No result");

    private static final int GRADE_FROM_WHICH_IT_IS_SEVERE = 3;

    private final String code;
    private final String display;

    Category(String code, String display) {
        this.code = code;
        this.display = display;
    }

    /** The category of a worst grade that lies between two. */
    static Category between(int low, int high) {
        if (low != high) {
            boolean severe = low >= GRADE_FROM_WHICH_IT_IS_SEVERE;
            return high == 1 ? GRADE_0_OR_1 : severe ? GRADE_3_OR_4 : UNDETERMINED;
        }
        return switch (low) {
            case 0 -> GRADE_0;
            case 1 -> GRADE_1;
            case 2 -> GRADE_2;
            case GRADE_FROM_WHICH_IT_IS_SEVERE -> GRADE_3;
            case 4 -> GRADE_4;
            default -> throw new IllegalArgumentException("No laboratory value has grade " + low);
        };
    }

    /** Whether it is certain that the worst grade is 3 or higher. */
    boolean isSevere() {
        return switch (this) {
            case GRADE_3, GRADE_4, GRADE_3_OR_4 -> true;
            case GRADE_0, GRADE_1, GRADE_2, GRADE_0_OR_1, UNDETERMINED, NOT_GRADABLE, NO_RESULT -> false;
        };
    }

    String code() {
        return code;
    }

    String display() {
        return display;
    }
}
