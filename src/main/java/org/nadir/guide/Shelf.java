package org.nadir.guide;

import java.util.function.Predicate;
import org.hl7.fhir.r4.model.StructureDefinition;

/** A group of artifacts under which a reader looks for one. */
enum Shelf {
    PROTOCOLS("Protocols", "Protocol", "protocol.html", of("PlanDefinition")),
    ORDERS("Proposed orders", "Proposed order", "protocol.html", of("ActivityDefinition")),
    PROFILES("Profiles", "Profile", "profiles.html", artifact -> isStructure(artifact) && !isExtension(artifact)),
    EXTENSIONS("Extensions", "Extension", "profiles.html", Shelf::isExtension),
    VALUE_SETS("Value sets", "Value set", "terminology.html", of("ValueSet")),
    CODE_SYSTEMS("Code systems", "Code system", "terminology.html", of("CodeSystem")),
    IDENTIFIERS("Systems of identifiers", "System of identifiers", "terminology.html", of("NamingSystem")),
    OPERATIONS("Operations", "Operation", "operations.html", of("OperationDefinition")),
    SEARCH_PARAMETERS("Search parameters", "Search parameter", "operations.html", of("SearchParameter")),
    CAPABILITIES("Capability statements", "Capability statement", "operations.html", of("CapabilityStatement")),
    TESTS("Tests", "Test", "examples.html", artifact -> artifact.use() == Artifact.Use.TEST),
    EXAMPLES("Examples", "Example", "examples.html", artifact -> artifact.use() == Artifact.Use.EXAMPLE),
    OTHERS("Questionnaires, studies and reference data", "Resource", Frame.INDEX, artifact -> true);

    private final String title;
    private final String singular;
    private final String chapter;
    private final Predicate<Artifact> holds;

    Shelf(String title, String singular, String chapter, Predicate<Artifact> holds) {
        this.title = title;
        this.singular = singular;
        this.chapter = chapter;
        this.holds = holds;
    }

    static Shelf of(Artifact artifact) {
        for (Shelf shelf : values()) {
            if (shelf.holds.test(artifact)) {
                return shelf;
            }
        }
        return OTHERS;
    }

    String title() {
        return title;
    }

    /** What one of them is called, on its page. */
    String singular() {
        return singular;
    }

    /** The page of the menu that they belong to. */
    String chapter() {
        return chapter;
    }

    private static Predicate<Artifact> of(String type) {
        return artifact -> artifact.type().equals(type) && artifact.use() == Artifact.Use.DEFINITION;
    }

    private static boolean isStructure(Artifact artifact) {
        return artifact.resource() instanceof StructureDefinition;
    }

    private static boolean isExtension(Artifact artifact) {
        return artifact.resource() instanceof StructureDefinition definition
                && definition.getType().equals("Extension");
    }
}
