package org.nadir.fhir;

/** The canonical addresses of what Nadir defines. */
public final class Canonical {

    public static final String BASE = "https://nadir-cds.github.io/fhir";

    /** The protocol for a patient without one of a study. */
    public static final String DEFAULT_PROTOCOL = BASE + "/PlanDefinition/cemsidomide-hematologic-toxicity";

    /** What a server of ours must do; {@code /fhir/metadata} instantiates it. */
    public static final String CAPABILITY_STATEMENT = BASE + "/CapabilityStatement/nadir-server";

    public static final String IMPLEMENTATION_GUIDE = BASE + "/ImplementationGuide/org.nadir.fhir";

    public static final String MANAGEMENT_ACTION = BASE + "/CodeSystem/management-action";
    public static final String NOT_GRADABLE_REASON = BASE + "/CodeSystem/not-gradable-reason";
    public static final String AUDITED_ACT = BASE + "/CodeSystem/audited-act";
    public static final String OVERRIDE_REASON = BASE + "/CodeSystem/override-reason";

    public static final String PROTOCOL_PROFILE = BASE + "/StructureDefinition/toxicity-protocol";
    public static final String CTCAE_VERSION = BASE + "/StructureDefinition/ctcae-version";
    public static final String WINDOW = BASE + "/StructureDefinition/protocol-window";
    public static final String VARIABLE = BASE + "/StructureDefinition/protocol-variable";

    public static final String DOSE_LEVEL = BASE + "/StructureDefinition/dose-level";
    public static final String EPISODE_GRADE = BASE + "/StructureDefinition/episode-grade";
    public static final String TREATMENT_CYCLE = BASE + "/StructureDefinition/treatment-cycle";
    public static final String ORDER_CHANGE = BASE + "/CodeSystem/order-change";

    private Canonical() {}
}
