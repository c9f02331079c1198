package org.nadir.fhirserver.demo;

import java.util.Locale;
import org.hl7.fhir.r4.model.DomainResource;
import org.nadir.fhir.Canonical;

/** The profiles that demo resources claim, where they are meant to conform. */
enum DemoProfile {
    LABORATORY_RESULT,
    NEUTROPHIL_RESULT,
    HEMOGLOBIN_RESULT,
    PLATELET_RESULT,
    LEUKOCYTE_RESULT,
    LYMPHOCYTE_RESULT,
    BODY_TEMPERATURE,
    MEDICATION_ORDER,
    TREATMENT_ORDER,
    SUPPORTIVE_MEDICATION_ORDER,
    SUPPORTIVE_SERVICE_ORDER,
    TREATMENT_SUBJECT;

    void claimBy(DomainResource resource) {
        String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
        resource.getMeta().addProfile(Canonical.BASE + "/StructureDefinition/" + id);
    }
}
