package org.nadir.toxicity.chart;

import java.util.List;
import org.nadir.toxicity.datatype.ClinicalTime;

/**
 * What is known of one patient.
 *
 * @param symptomAssessments when somebody asked for symptoms, whatever the answer
 * @param doubts sentences on what could not be read and concerns no single result
 */
public record PatientChart(
        Person person,
        List<LaboratoryResult> results,
        List<DifferentialShare> shares,
        List<RefusedResult> refused,
        List<Temperature> temperatures,
        List<MedicationOrder> medicationOrders,
        List<ServiceOrder> serviceOrders,
        List<PerformedProcedure> procedures,
        List<Finding> findings,
        List<ClinicalTime> symptomAssessments,
        List<String> doubts) {

    public PatientChart {
        results = List.copyOf(results);
        shares = List.copyOf(shares);
        refused = List.copyOf(refused);
        temperatures = List.copyOf(temperatures);
        medicationOrders = List.copyOf(medicationOrders);
        serviceOrders = List.copyOf(serviceOrders);
        procedures = List.copyOf(procedures);
        findings = List.copyOf(findings);
        symptomAssessments = List.copyOf(symptomAssessments);
        doubts = List.copyOf(doubts);
    }

    /**
     * The results to be graded, as every assessment takes them: neutrophils derived from leukocytes and a differential are
     * among them, and of several results of one analyte and moment the most current alone.
     */
    public List<LaboratoryResult> usableResults() {
        return CountHistory.of(this).all();
    }
}
