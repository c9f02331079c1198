package org.nadir.fhiroperations.cohort;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many had a toxicity of grade 3 or higher, as somebody published it.
 *
 * @param report reference of the MeasureReport that holds it
 * @param source who published it, and how sure it is
 * @param population of whom it was counted
 * @param term the code of the term in {@code toxicity-summary}
 * @param display the term for people
 * @param count null where only a percentage was published
 * @param percent null where no percentage was published; it is never computed
 */
record PublishedFigure(
        String report,
        String source,
        String population,
        String term,
        String display,
        @Nullable Long count,
        @Nullable BigDecimal percent) {}
