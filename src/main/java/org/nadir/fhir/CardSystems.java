package org.nadir.fhir;

/** The names under which cards and the answers to them are found again; other systems may rely on them. */
public final class CardSystems {

    /** The identifier of a card: its uuid. On the GuidanceResponse of the card and on each Communication about it. */
    public static final String CARD = Canonical.BASE + "/sid/card";

    /** The identifier that cards of one patient share: {@link PatientKey#token()}. */
    public static final String PATIENT = Canonical.BASE + "/sid/card-patient";

    /** Where a resource lies that is not kept here: {@code https://ehr.example.org/fhir/Patient/1}. */
    public static final String ADDRESS = Canonical.BASE + "/sid/source-address";

    public static final String SUGGESTION = Canonical.BASE + "/sid/suggestion";
    public static final String SERVICE = Canonical.BASE + "/sid/cds-service";
    public static final String OUTCOME = Canonical.BASE + "/CodeSystem/feedback-outcome";

    /** The extension of a GuidanceResponse that holds the card as it was issued. */
    public static final String ISSUED_CARD = Canonical.BASE + "/StructureDefinition/issued-card";

    /** The profiles of an alert, of a card's record and of an answer to a card. */
    public static final String ALERT_PROFILE = Canonical.BASE + "/StructureDefinition/toxicity-alert";

    public static final String RECORD_PROFILE = Canonical.BASE + "/StructureDefinition/card-record";

    public static final String FEEDBACK_PROFILE = Canonical.BASE + "/StructureDefinition/card-feedback";

    private CardSystems() {}
}
