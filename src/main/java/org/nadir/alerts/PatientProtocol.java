package org.nadir.alerts;

import java.util.Optional;
import org.nadir.toxicity.Protocol;

/** Says which protocol advises for a patient. */
@FunctionalInterface
public interface PatientProtocol {

    /** The protocol, or nothing where the store has none. */
    Optional<Protocol> of(String patientId);
}
