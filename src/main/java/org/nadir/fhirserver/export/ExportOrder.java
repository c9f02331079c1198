package org.nadir.fhirserver.export;

import java.time.Instant;
import java.util.List;

/**
 * What a kick-off asks for.
 *
 * @param scope of whom
 * @param types of which types, at least one unless the caller named only such as are not exported
 * @param since only what changed later than this; {@link Instant#EPOCH} when nothing was said
 * @param warnings what was asked for and is left out, because the caller wanted leniency
 */
public record ExportOrder(ExportScope scope, List<String> types, Instant since, List<String> warnings) {

    public ExportOrder {
        types = List.copyOf(types);
        warnings = List.copyOf(warnings);
    }
}
