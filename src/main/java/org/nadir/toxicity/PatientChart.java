package org.nadir.toxicity;

import java.util.List;

/**
 * What is known of one patient.
 *
 * @param doubts sentences on what could not be read and concerns no single result
 */
public record PatientChart(
        List<LaboratoryResult> results,
        List<DifferentialShare> shares,
        List<RefusedResult> refused,
        List<Temperature> temperatures,
        List<MedicationOrder> medicationOrders,
        List<ServiceOrder> serviceOrders,
        List<Finding> findings,
        List<String> doubts) {

    public PatientChart {
        results = List.copyOf(results);
        shares = List.copyOf(shares);
        refused = List.copyOf(refused);
        temperatures = List.copyOf(temperatures);
        medicationOrders = List.copyOf(medicationOrders);
        serviceOrders = List.copyOf(serviceOrders);
        findings = List.copyOf(findings);
        doubts = List.copyOf(doubts);
    }
}
