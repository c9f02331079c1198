package org.nadir.fhirserver.demo;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.nadir.fhirserver.demo.DemoEvent.Coded;
import org.nadir.fhirserver.demo.DemoEvent.Dose;
import org.nadir.fhirserver.demo.DemoEvent.Order;

/** Writes an order for a drug, and the Medication it points to where the record keeps one. */
record DemoOrders(DemoScene scene) {

    private static final DemoCode NOT_TOLERATED = DemoCode.snomed("407563006", "Treatment not tolerated");
    private static final DemoCode ORAL = DemoCode.snomed("26643006", "Oral route");
    private static final DemoCode SUBCUTANEOUS = DemoCode.snomed("34206005", "Subcutaneous route");

    List<DomainResource> write(Order order, String id) {
        List<DomainResource> resources = new ArrayList<>();
        MedicationRequest request = new MedicationRequest();
        request.setId(id);
        request.setStatus(order.standing().status())
                .setIntent(MedicationRequestIntent.ORDER)
                .setSubject(scene.patient())
                .setAuthoredOnElement(scene.at(order.time()))
                .setRequester(DemoScene.named("Demo Oncologist"))
                .addDosageInstruction(dosage(order));
        request.addCategory(DemoCode.hl7("medicationrequest-category", "outpatient", "Outpatient")
                .concept());
        if (!order.standing().reason().isEmpty()) {
            request.setStatusReason(
                    NOT_TOLERATED.concept().setText(order.standing().reason()));
        }
        addMedication(request, order, resources);
        profile(order).claimBy(request);
        resources.add(request);
        return resources;
    }

    /** A code of the hospital's own formulary is none of those by which the profiles know a drug. */
    private static DemoProfile profile(Order order) {
        return switch (order.dose().drug().kind()) {
            case INJECTION -> DemoProfile.SUPPORTIVE_MEDICATION_ORDER;
            case DRUG, CONDITION, BLOOD_PRODUCT ->
                order.dose().drug() == DemoTerm.CEMSIDOMIDE && order.as() != Coded.CODE
                        ? DemoProfile.TREATMENT_ORDER
                        : DemoProfile.MEDICATION_ORDER;
        };
    }

    private static void addMedication(MedicationRequest request, Order order, List<DomainResource> resources) {
        Dose dose = order.dose();
        CodeableConcept label = new CodeableConcept().setText(label(dose));
        switch (order.as()) {
            case TEXT -> request.setMedication(label);
            case CODE ->
                request.setMedication(label.addCoding(dose.drug().code().coding()));
            case CONTAINED -> {
                Medication supply = new Medication().setCode(new CodeableConcept().setText("Study supply, capsule"));
                supply.addIngredient().setItem(dose.drug().code().concept());
                supply.setId("supply");
                request.addContained(supply);
                request.setMedication(new Reference("#supply"));
            }
            case REFERENCE -> {
                Medication stored = new Medication()
                        .setCode(label.addCoding(dose.drug().code().coding()))
                        .setStatus(MedicationStatus.ACTIVE);
                stored.setId("demo-medication-%s-%s-%s"
                        .formatted(dose.drug().word(), dose.amount().toPlainString(), dose.unit()));
                resources.add(stored);
                request.setMedication(new Reference("Medication/" + stored.getId()));
            }
        }
    }

    private Dosage dosage(Order order) {
        Dose dose = order.dose();
        Dosage dosage = new Dosage()
                .setText("%s, %s".formatted(label(dose), frequency(dose)))
                .setTiming(timing(order))
                .setRoute((dose.drug().kind() == DemoTerm.Kind.INJECTION ? SUBCUTANEOUS : ORAL).concept());
        dosage.addDoseAndRate()
                .setDose(new Quantity()
                        .setValue(dose.amount())
                        .setUnit(dose.unit())
                        .setSystem("http://unitsofmeasure.org")
                        .setCode(dose.unit()));
        return dosage;
    }

    private Timing timing(Order order) {
        Period bounds = new Period().setStartElement(scene.at(order.time()));
        order.lastDay().ifPresent(day -> bounds.setEndElement(scene.day(day)));
        TimingRepeatComponent repeat =
                new TimingRepeatComponent().setBounds(bounds).setFrequency(1).setPeriod(1);
        return switch (order.dose().frequency()) {
            case DAILY -> new Timing().setRepeat(repeat.setPeriodUnit(UnitsOfTime.D));
            case WEEKLY -> new Timing().setRepeat(repeat.setPeriodUnit(UnitsOfTime.WK));
            case ONCE -> {
                Timing once = new Timing();
                once.getEvent().add(scene.at(order.time()));
                yield once;
            }
        };
    }

    /** As a label is read: {@code mcg} is not UCUM, which is why the dose itself says {@code ug}. */
    private static String label(Dose dose) {
        String unit = dose.unit().equals("ug") ? "mcg" : dose.unit();
        return "%s %s %s".formatted(dose.drug().code().display(), dose.amount().toPlainString(), unit);
    }

    private static String frequency(Dose dose) {
        return switch (dose.frequency()) {
            case DAILY -> "once a day";
            case WEEKLY -> "once a week";
            case ONCE -> "once";
        };
    }
}
