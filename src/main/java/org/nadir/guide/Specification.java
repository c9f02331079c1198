package org.nadir.guide;

import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.convertors.loaders.loaderR5.ILoaderKnowledgeProviderR5;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.utilities.npm.NpmPackage;

/** Where the pages of the R4 specification are. */
final class Specification implements ILoaderKnowledgeProviderR5 {

    static final String ROOT = "http://hl7.org/fhir/R4/";

    /** Data types that have no entry on the page of the data types. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("Extension", "extensibility"),
            Map.entry("Reference", "references"),
            Map.entry("Meta", "resource"),
            Map.entry("Narrative", "narrative"),
            Map.entry("xhtml", "narrative"),
            Map.entry("Dosage", "dosage"),
            Map.entry("ElementDefinition", "elementdefinition"),
            Map.entry("Element", "element"),
            Map.entry("BackboneElement", "backboneelement"),
            Map.entry("ContactDetail", "metadatatypes"),
            Map.entry("Contributor", "metadatatypes"),
            Map.entry("DataRequirement", "metadatatypes"),
            Map.entry("Expression", "metadatatypes"),
            Map.entry("ParameterDefinition", "metadatatypes"),
            Map.entry("RelatedArtifact", "metadatatypes"),
            Map.entry("TriggerDefinition", "metadatatypes"),
            Map.entry("UsageContext", "metadatatypes"));

    @Override
    public String getResourcePath(Resource resource) {
        return ROOT
                + switch (resource) {
                    case StructureDefinition definition -> structure(definition);
                    case ValueSet values -> terminology(values, "valueset", "vs");
                    case CodeSystem codes -> terminology(codes, "codesystem", "cs");
                    case Resource other -> page(other.fhirType() + "-" + other.getIdPart());
                };
    }

    /** The page that defines an element, such as {@code Observation.value[x]}; slices have none of their own. */
    static String element(String path) {
        String plain = path.replaceAll(":[^.]*", "");
        String type = plain.split("\\.", 2)[0];
        String page = PAGES.getOrDefault(type, type.toLowerCase(Locale.ROOT));
        return ROOT + page + "-definitions.html#" + plain;
    }

    static String dataType(String type) {
        return ROOT + PAGES.getOrDefault(type, "datatypes") + ".html#" + type;
    }

    private static String structure(StructureDefinition definition) {
        String id = definition.getIdPart();
        if (definition.getType().equals("Extension") && !id.equals("Extension")) {
            return page("extension-" + id);
        }
        return definition.getKind() == StructureDefinitionKind.RESOURCE
                ? page(id)
                : dataType(id).substring(ROOT.length());
    }

    private static String terminology(CanonicalResource resource, String kind, String old) {
        String id = resource.getIdPart();
        if (id.startsWith("v3-")) {
            return "v3/%s/%s.html".formatted(id.substring(3), old);
        }
        return id.startsWith("v2-") ? "v2/%s/index.html".formatted(id.substring(3)) : page(kind + "-" + id);
    }

    private static String page(String name) {
        return name.toLowerCase(Locale.ROOT) + ".html";
    }

    @Override
    public ILoaderKnowledgeProviderR5 forNewPackage(NpmPackage npmPackage) {
        return this;
    }

    @Override
    public String getWebRoot() {
        return ROOT;
    }
}
