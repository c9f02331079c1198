package org.nadir.guide;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_40_50;
import org.hl7.fhir.convertors.loaders.loaderR5.R4ToR5Loader;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.TestScript;
import org.hl7.fhir.r5.context.SimpleWorkerContext;
import org.hl7.fhir.r5.elementmodel.Manager;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.Parameters;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.renderers.Renderer.RenderingStatus;
import org.hl7.fhir.r5.renderers.RendererFactory;
import org.hl7.fhir.r5.renderers.StructureDefinitionRenderer;
import org.hl7.fhir.r5.renderers.utils.RenderingContext;
import org.hl7.fhir.r5.renderers.utils.RenderingContext.GenerationRules;
import org.hl7.fhir.r5.renderers.utils.RenderingContext.ResourceRendererMode;
import org.hl7.fhir.r5.renderers.utils.ResourceWrapper;
import org.hl7.fhir.r5.utils.EOperationOutcome;
import org.hl7.fhir.utilities.MarkDownProcessor;
import org.hl7.fhir.utilities.MarkDownProcessor.Dialect;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.hl7.fhir.utilities.validation.ValidationOptions;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Shows resources as HL7's own tools do, by their renderers of R5, into which R4 definitions are converted. */
final class Renderings {

    /** Stands before the path of an element where a renderer links to its definition. */
    static final String ELEMENT = "element.html#";

    /** Types whose renderers work on the converted resource; the others are shown element by element, as R4. */
    private static final Set<String> CONVERTED = Set.of(
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "ConceptMap",
            "OperationDefinition",
            "SearchParameter",
            "CapabilityStatement",
            "NamingSystem");

    private final SimpleWorkerContext definitions;
    private final RenderingContext rendering;
    private final Path scratch;

    /** Loads the core definitions by need, and ours at once. */
    Renderings(Path core, Path scratch, GuideSource source) throws IOException {
        this.scratch = Files.createDirectories(scratch);
        this.definitions = new SimpleWorkerContext.SimpleWorkerContextBuilder()
                .fromPackage(
                        NpmPackage.fromFolder(core.toString()),
                        new R4ToR5Loader(
                                Set.of("StructureDefinition", "ValueSet", "CodeSystem"), new Specification(), "4.0.1"),
                        false);
        definitions.setCanRunWithoutTerminology(true);
        definitions.setNoTerminologyServer(true);
        definitions.setExpansionParameters(new Parameters());
        source.artifacts().stream().filter(Renderings::isKnown).forEach(this::know);
        this.rendering = rendering();
    }

    /** What a reader is shown of the artifact. */
    List<Section> of(Artifact artifact) {
        try {
            if (artifact.resource() instanceof org.hl7.fhir.r4.model.StructureDefinition profile) {
                StructureDefinition converted =
                        (StructureDefinition) VersionConvertorFactory_40_50.convertResource(profile);
                return List.of(
                        new Section("What differs from the base", elements(converted, true)),
                        new Section("All elements", elements(converted, false)));
            }
            ResourceWrapper resource = wrap(artifact);
            return List.of(new Section(
                    "Content", RendererFactory.factory(resource, rendering).buildNarrative(resource)));
        } catch (IOException | FHIRException | EOperationOutcome e) {
            throw new IllegalStateException(artifact.reference() + " cannot be shown", e);
        }
    }

    private ResourceWrapper wrap(Artifact artifact) throws IOException {
        if (CONVERTED.contains(artifact.type())) {
            return ResourceWrapper.forResource(
                    rendering, VersionConvertorFactory_40_50.convertResource(artifact.resource()));
        }
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(artifact.resource());
        try (InputStream stream = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))) {
            return ResourceWrapper.forResource(
                    rendering.getContextUtilities(), Manager.parseSingle(definitions, stream, FhirFormat.JSON));
        }
    }

    private XhtmlNode elements(StructureDefinition profile, boolean differential) throws IOException {
        String prefix = differential ? "d" : "s";
        return new StructureDefinitionRenderer(rendering)
                .generateTable(
                        new RenderingStatus(),
                        ELEMENT.substring(0, ELEMENT.length() - 1),
                        profile,
                        differential,
                        scratch.toString(),
                        false,
                        profile.getIdPart(),
                        !differential,
                        Specification.ROOT,
                        "",
                        false,
                        false,
                        null,
                        false,
                        rendering,
                        prefix,
                        ResourceWrapper.forResource(rendering, profile),
                        prefix);
    }

    private RenderingContext rendering() {
        RenderingContext context = new RenderingContext(
                definitions,
                new MarkDownProcessor(Dialect.COMMON_MARK),
                ValidationOptions.defaults(),
                Specification.ROOT,
                "",
                Locale.ENGLISH,
                ResourceRendererMode.TECHNICAL,
                GenerationRules.IG_PUBLISHER);
        context.setDestDir(scratch.toString());
        context.setDefinitionsTarget(ELEMENT.substring(0, ELEMENT.length() - 1));
        context.setPkp(new KnownProfiles(definitions));
        context.setNoHeader(true);
        return context;
    }

    private static boolean isKnown(Artifact artifact) {
        return artifact.resource() instanceof MetadataResource && !(artifact.resource() instanceof TestScript);
    }

    private void know(Artifact artifact) {
        CanonicalResource definition =
                (CanonicalResource) VersionConvertorFactory_40_50.convertResource(artifact.resource());
        definition.setWebPath(artifact.page());
        definitions.cacheResource(definition);
    }
}
