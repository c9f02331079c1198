package org.nadir.fhirserver.terminology;

import java.util.Optional;
import java.util.function.Function;

/** How much of a code system is here. */
sealed interface SystemContent {

    /** Its codes are here, all or some of them. */
    record Listed(ListedCodes codes) implements SystemContent {}

    /** Its codes are known by a rule and cannot be listed, such as those of UCUM; the rule gives the display. */
    record Ruled(Function<String, Optional<String>> display) implements SystemContent {}

    /** Its codes are not here. */
    record Absent(String reason) implements SystemContent {}
}
