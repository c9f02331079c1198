package org.nadir.toxicity;

import java.util.List;
import org.nadir.ctcae.CtcaeVersion;

/**
 * What a study advises for a drug.
 *
 * @param canonical address of the PlanDefinition with its version, {@code url|version}
 * @param revision the stored version it was read from, so that an edit under the same version is another protocol
 * @param drugName the study drug as cards call it
 */
public record Protocol(
        String canonical,
        String revision,
        String title,
        CtcaeVersion ctcaeVersion,
        String drugName,
        ConceptSet studyDrug,
        Windows windows,
        List<Rule> rules) {

    public Protocol {
        rules = List.copyOf(rules);
    }
}
