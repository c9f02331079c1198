package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What one prefetch key brought. */
sealed interface PrefetchAnswer {

    /** The whole answer to the query. */
    record Whole(List<JsonNode> resources) implements PrefetchAnswer {}

    /** Nothing, with a warning beside it: good enough only where it cannot be read again. */
    record EmptyWithWarning() implements PrefetchAnswer {}

    /** Not the answer: absent, null, an error, truncated or of another shape. */
    record Unusable(String reason) implements PrefetchAnswer {}
}
