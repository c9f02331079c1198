package org.nadir.fhirserver.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Reference;
import org.nadir.fhirserver.demo.DemoCourse.UnitSystem;
import org.nadir.fhirserver.demo.DemoEvent.BloodCount;
import org.nadir.fhirserver.demo.DemoEvent.Reading;
import org.nadir.fhirserver.demo.DemoEvent.Route;
import org.nadir.fhirserver.demo.DemoEvent.Temperature;

/** Writes blood counts in the three shapes in which laboratories send them, and temperatures. */
record DemoResults(DemoScene scene) {

    private static final String UCUM = "http://unitsofmeasure.org";
    private static final DemoCode LABORATORY = DemoCode.hl7("observation-category", "laboratory", "Laboratory");
    private static final DemoCode VITAL_SIGNS = DemoCode.hl7("observation-category", "vital-signs", "Vital Signs");
    private static final DemoCode HEMATOLOGY = DemoCode.hl7("v2-0074", "HM", "Hematology");
    private static final DemoCode BODY_TEMPERATURE = DemoCode.loinc("8310-5", "Body temperature");
    private static final DemoCode ORAL_TEMPERATURE = DemoCode.loinc("8331-1", "Oral temperature");
    private static final DemoCode CBC = DemoCode.loinc("58410-2", "CBC panel - Blood by Automated count");
    private static final DemoCode CBC_WITH_DIFFERENTIAL =
            DemoCode.loinc("57021-8", "CBC W Auto Differential panel - Blood");

    List<DomainResource> write(BloodCount count, String id) {
        return switch (count.shape()) {
            case SINGLE -> singles(count, id);
            case PANEL -> panel(count, id);
            case COMPONENTS -> components(count, id);
        };
    }

    Observation write(Temperature temperature, String id) {
        Observation observation = observation(id, temperature.time(), ObservationStatus.FINAL);
        CodeableConcept code = new CodeableConcept().setText(BODY_TEMPERATURE.display());
        if (temperature.route() == Route.ORAL) {
            code.addCoding(ORAL_TEMPERATURE.coding());
        }
        // The vital signs profile wants the general code even where a finer one is given.
        code.addCoding(BODY_TEMPERATURE.coding());
        observation.addCategory(VITAL_SIGNS.concept()).setCode(code).addPerformer(DemoScene.named("Demo Nurse"));
        DemoProfile.BODY_TEMPERATURE.claimBy(observation);
        observation.setValue(quantity(temperature.unit()).setValue(temperature.value()));
        return observation;
    }

    private List<DomainResource> singles(BloodCount count, String id) {
        List<DomainResource> singles = new ArrayList<>();
        for (Reading reading : count.readings()) {
            String line = reading.analyte().name().toLowerCase(Locale.ROOT);
            Observation single = laboratory("%s-%s".formatted(id, line), count);
            single.setCode(reading.analyte().code(units()).concept())
                    .setValue(value(reading))
                    .addReferenceRange(range(reading));
            if (hasUcumUnit(reading)) {
                reading.analyte().profile().claimBy(single);
            }
            singles.add(single);
        }
        return singles;
    }

    private List<DomainResource> panel(BloodCount count, String id) {
        List<DomainResource> resources = singles(count, id);
        Observation panel = laboratory(id, count).setCode(CBC_WITH_DIFFERENTIAL.concept());
        resources.forEach(member -> panel.addHasMember(new Reference("Observation/" + member.getId())));
        DemoProfile.LABORATORY_RESULT.claimBy(panel);
        resources.add(panel);
        resources.add(report(count, panel));
        return resources;
    }

    private List<DomainResource> components(BloodCount count, String id) {
        Observation whole = laboratory(id, count).setCode(CBC.concept());
        DemoProfile.LABORATORY_RESULT.claimBy(whole);
        for (Reading reading : count.readings()) {
            ObservationComponentComponent component = whole.addComponent();
            component
                    .setCode(reading.analyte().code(units()).concept())
                    .setValue(value(reading))
                    .addReferenceRange(range(reading));
        }
        return List.of(whole, report(count, whole));
    }

    private DiagnosticReport report(BloodCount count, Observation result) {
        DiagnosticReport report = new DiagnosticReport();
        report.setId(result.getId() + "-report");
        report.setStatus(DiagnosticReportStatus.fromCode(count.status().toCode()))
                .addCategory(HEMATOLOGY.concept())
                .setCode(result.getCode().copy())
                .setSubject(scene.patient())
                .setEffective(scene.at(count.time()))
                .setIssuedElement(scene.issued(count.time()))
                .addPerformer(DemoScene.named("Demo Central Laboratory"))
                .addResult(new Reference("Observation/" + result.getId()));
        return report;
    }

    private Observation laboratory(String id, BloodCount count) {
        return observation(id, count.time(), count.status())
                .addCategory(LABORATORY.concept())
                .setIssuedElement(scene.issued(count.time()))
                .addPerformer(DemoScene.named("Demo Central Laboratory"));
    }

    private Observation observation(String id, DemoTime time, ObservationStatus status) {
        Observation observation = new Observation();
        observation.setId(id);
        return observation.setStatus(status).setSubject(scene.patient()).setEffective(scene.at(time));
    }

    private static boolean hasUcumUnit(Reading reading) {
        return reading.unit().isEmpty();
    }

    /** A unit that the course writes out stays text, as in a record that never learned UCUM. */
    private Quantity value(Reading reading) {
        Quantity value = hasUcumUnit(reading)
                ? quantity(reading.analyte().unit(units()))
                : new Quantity().setUnit(reading.unit());
        if (!reading.comparator().isEmpty()) {
            value.setComparator(QuantityComparator.fromCode(reading.comparator()));
        }
        return value.setValue(reading.value());
    }

    private ObservationReferenceRangeComponent range(Reading reading) {
        DemoAnalyte analyte = reading.analyte();
        String unit = analyte.unit(units());
        return new ObservationReferenceRangeComponent()
                .setLow(quantity(unit)
                        .setValue(analyte.low(units(), scene.course().person().sex())))
                .setHigh(quantity(unit)
                        .setValue(analyte.high(units(), scene.course().person().sex())));
    }

    private static Quantity quantity(String ucum) {
        return new Quantity().setUnit(ucum).setSystem(UCUM).setCode(ucum);
    }

    private UnitSystem units() {
        return scene.course().setting().units();
    }
}
