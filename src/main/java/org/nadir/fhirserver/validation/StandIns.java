package org.nadir.fhirserver.validation;

import java.util.Map;
import java.util.Optional;
import org.nadir.fhir.Canonical;

/**
 * Profiles of others that our own speak for while the package that defines them is not loaded.
 *
 * <p>Each of ours holds every constraint of the one it stands in for, so what the other refuses it refuses too.
 */
final class StandIns {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";

    /** Ours were written so that a result or an order that conforms here conforms to US Core 6.1.0. */
    private static final Map<String, String> BY_CLAIM = Map.of(
            US_CORE + "us-core-observation-lab", Canonical.BASE + "/StructureDefinition/laboratory-result",
            US_CORE + "us-core-medicationrequest", Canonical.BASE + "/StructureDefinition/medication-order");

    private StandIns() {}

    /** Our profile that judges in place of a claimed one, whatever version of it is claimed. */
    static Optional<String> of(String claim) {
        return Optional.ofNullable(BY_CLAIM.get(claim.split("\\|", 2)[0]));
    }
}
