package org.nadir.security.audit;

import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.Coding;

/**
 * The patterns of IHE's Basic Audit Log Patterns, and what they say of the parties.
 *
 * @see <a href="https://profiles.ihe.net/ITI/BALP/">Basic Audit Log Patterns</a>
 */
enum Pattern {
    CREATE(AuditEventAction.C, "Create"),
    READ(AuditEventAction.R, "Read"),
    UPDATE(AuditEventAction.U, "Update"),
    DELETE(AuditEventAction.D, "Delete"),
    QUERY(AuditEventAction.E, "Query"),
    /** A history: read, and no pattern of BALP. */
    HISTORY(AuditEventAction.R, ""),
    /** An operation, a hook call, a transaction that failed: executed, and no pattern of BALP. */
    OTHER(AuditEventAction.E, "");

    private static final String PROFILES = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

    private final AuditEventAction action;
    private final String profile;

    Pattern(AuditEventAction action, String profile) {
        this.action = action;
        this.profile = profile;
    }

    AuditEventAction action() {
        return action;
    }

    /** Whether IHE has a profile for it. */
    boolean hasProfile() {
        return !profile.isEmpty();
    }

    /** The profile of a success. */
    String profile(boolean ofPatient) {
        return PROFILES + (ofPatient ? "Patient" : "") + profile;
    }

    /** The data of a read flow to the client; what is sent, and a query itself, flows from it. */
    Coding client() {
        return switch (this) {
            case READ, HISTORY -> destination();
            case CREATE, UPDATE, QUERY, OTHER -> source();
            case DELETE -> new Coding(DICOM, "110150", "Application");
        };
    }

    Coding server() {
        return switch (this) {
            case READ, HISTORY -> source();
            case CREATE, UPDATE, QUERY, OTHER -> destination();
            case DELETE ->
                new Coding(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "custodian", "Custodian");
        };
    }

    Coding user() {
        return switch (this) {
            case READ, HISTORY, QUERY, OTHER -> new Coding(PARTICIPATION, "IRCP", "information recipient");
            case CREATE, UPDATE, DELETE -> new Coding(PARTICIPATION, "AUT", "author (originator)");
        };
    }

    private static Coding source() {
        return new Coding(DICOM, "110153", "Source Role ID");
    }

    private static Coding destination() {
        return new Coding(DICOM, "110152", "Destination Role ID");
    }
}
