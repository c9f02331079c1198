package org.nadir.fhirserver.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** One line of a demo patient's record. */
public sealed interface DemoEvent {

    DemoTime time();

    /** An order for a drug. */
    record Order(DemoTime time, Dose dose, Coded as, OptionalInt lastDay, Standing standing) implements DemoEvent {}

    /** A blood count: one or more lines of one specimen. */
    record BloodCount(DemoTime time, List<Reading> readings, Shape shape, ObservationStatus status)
            implements DemoEvent {
        public BloodCount {
            readings = List.copyOf(readings);
        }
    }

    /** A body temperature. */
    record Temperature(DemoTime time, BigDecimal value, String unit, Route route) implements DemoEvent {}

    /** A diagnosis or a symptom. */
    record Finding(DemoTime time, DemoTerm term, String clinicalStatus, String verificationStatus)
            implements DemoEvent {}

    /** An order for a blood product. */
    record Transfusion(DemoTime time, DemoTerm product, ServiceRequestStatus status) implements DemoEvent {}

    /** A visit that goes on now. */
    record Visit(DemoTime time) implements DemoEvent {}

    /** How much of which drug, how often. */
    record Dose(DemoTerm drug, BigDecimal amount, String unit, Frequency frequency) {}

    /** The status of an order and the words that explain it, empty where nobody gave a reason. */
    record Standing(MedicationRequestStatus status, String reason) {}

    /** One line of a blood count; the comparator and the unit as written, empty where the course names none. */
    record Reading(DemoAnalyte analyte, String comparator, BigDecimal value, String unit) {}

    /** Where a temperature was taken. */
    enum Route {
        ORAL,
        UNKNOWN
    }

    /** How often a drug is given. */
    enum Frequency {
        DAILY,
        WEEKLY,
        ONCE
    }

    /** How a health record names a drug that has no code yet. */
    enum Coded {
        TEXT,
        CODE,
        CONTAINED,
        REFERENCE
    }

    /** How a laboratory packs the lines of one blood count. */
    enum Shape {
        SINGLE,
        PANEL,
        COMPONENTS
    }
}
