package org.nadir.fhirserver.validation;

import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.nadir.fhir.Canonical;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges two empty resources beside the start, so that the first caller need not wait until R4's definitions are read. */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private WarmUp() {}

    static void begin(Judge judge) {
        Thread.ofPlatform()
                .name("validation-warm-up")
                .daemon()
                .uncaughtExceptionHandler((thread, failure) -> LOG.debug(
                        "The warm-up of validation ended early: {}",
                        failure.getClass().getName()))
                .start(() -> samples().forEach(judge::judge));
    }

    private static List<IBaseResource> samples() {
        Observation result = new Observation();
        result.getMeta().addProfile(Canonical.BASE + "/StructureDefinition/neutrophil-result");
        MedicationRequest order = new MedicationRequest();
        order.getMeta().addProfile(Canonical.BASE + "/StructureDefinition/treatment-order");
        return List.of(result, order);
    }
}
