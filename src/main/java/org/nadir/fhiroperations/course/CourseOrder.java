package org.nadir.fhiroperations.course;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.nadir.fhir.FhirJson;
import org.nadir.toxicity.chart.Dosing;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.ConceptSet;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Vocabulary;

/**
 * Something that was ordered or done in the course of treatment.
 *
 * @param resource as it is on record
 * @param text the medication or service in words
 * @param dosing when and how much; only what the resource says of it
 */
record CourseOrder(Kind kind, JsonNode resource, String text, Dosing dosing) {

    /** What it is for. */
    enum Kind {
        STUDY_DRUG("study-drug"),
        GCSF("g-csf"),
        ESA("esa"),
        ANTIBIOTIC_PROPHYLAXIS("antibiotic-prophylaxis"),
        BROAD_SPECTRUM_ANTIBIOTICS("broad-spectrum-antibiotics"),
        RBC_TRANSFUSION("rbc-transfusion"),
        PLATELET_TRANSFUSION("platelet-transfusion"),
        CBC("cbc");

        static final Set<Kind> MEDICATIONS = EnumSet.range(STUDY_DRUG, BROAD_SPECTRUM_ANTIBIOTICS);
        static final Set<Kind> SERVICES = EnumSet.range(RBC_TRANSFUSION, CBC);
        static final Set<Kind> TRANSFUSIONS = EnumSet.range(RBC_TRANSFUSION, PLATELET_TRANSFUSION);

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        ConceptSet concepts(Protocol protocol, Vocabulary vocabulary) {
            return switch (this) {
                case STUDY_DRUG -> protocol.studyDrug();
                case GCSF -> vocabulary.medications().gcsf();
                case ESA -> vocabulary.medications().erythropoiesisStimulating();
                case ANTIBIOTIC_PROPHYLAXIS -> vocabulary.medications().antibacterialProphylaxis();
                case BROAD_SPECTRUM_ANTIBIOTICS -> vocabulary.medications().broadSpectrumAntibiotics();
                case RBC_TRANSFUSION -> vocabulary.services().rbcTransfusion();
                case PLATELET_TRANSFUSION -> vocabulary.services().plateletTransfusion();
                case CBC -> vocabulary.services().bloodCount();
            };
        }
    }

    String reference() {
        return FhirJson.reference(resource);
    }

    String status() {
        return resource.path("status").asText("");
    }

    Optional<String> statusReason() {
        return resource.path("statusReason").isObject()
                ? Optional.of(FhirJson.concept(resource.path("statusReason")).label())
                : Optional.empty();
    }

    Optional<ClinicalTime> start() {
        return Optional.ofNullable(dosing.start());
    }
}
