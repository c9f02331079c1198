package org.nadir.guide;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.ImplementationGuide.ImplementationGuideDefinitionResourceComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.TestScript;

/** What the guide is made of: the folder {@code ig}, with its compiled resources, in a fixed order. */
record GuideSource(Path folder, ImplementationGuide guide, List<Artifact> artifacts) {

    private static final String RESOURCES = "fsh-generated/resources";

    static GuideSource read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(RESOURCES))) {
            List<Resource> resources = files.filter(file -> file.toString().endsWith(".json"))
                    .map(GuideSource::parse)
                    .sorted(Comparator.comparing(CorePackage::fileName))
                    .toList();
            ImplementationGuide guide = resources.stream()
                    .filter(ImplementationGuide.class::isInstance)
                    .map(ImplementationGuide.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(folder + " holds no ImplementationGuide"));
            resources.forEach(resource -> date(resource, guide));
            return new GuideSource(folder, guide, listed(guide, resources));
        }
    }

    /** A page of the guide's own, in Markdown. */
    Path markdown(String name) {
        return folder.resolve("input/pagecontent").resolve(name);
    }

    Path image(String name) {
        return folder.resolve("input/images").resolve(name);
    }

    /** The artifact that a reference, a page's name, or a canonical with or without version names. */
    Optional<Artifact> find(String name) {
        String plain = name.split("\\|", 2)[0];
        return artifacts.stream()
                .filter(artifact -> artifact.reference().equals(plain)
                        || artifact.canonical().filter(plain::equals).isPresent())
                .findFirst();
    }

    private static List<Artifact> listed(ImplementationGuide guide, List<Resource> resources) {
        Map<String, ImplementationGuideDefinitionResourceComponent> entries =
                guide.getDefinition().getResource().stream()
                        .collect(Collectors.toMap(entry -> entry.getReference().getReference(), Function.identity()));
        return resources.stream()
                .filter(resource -> resource != guide)
                .map(resource -> artifact(
                        resource,
                        entries.getOrDefault(
                                resource.fhirType() + "/" + resource.getIdPart(),
                                new ImplementationGuideDefinitionResourceComponent())))
                .toList();
    }

    private static Artifact artifact(Resource resource, ImplementationGuideDefinitionResourceComponent entry) {
        Artifact.Use use = resource instanceof TestScript
                ? Artifact.Use.TEST
                : entry.hasExampleCanonicalType()
                                || (entry.hasExampleBooleanType()
                                        && entry.getExampleBooleanType().booleanValue())
                        ? Artifact.Use.EXAMPLE
                        : Artifact.Use.DEFINITION;
        String profile = entry.getExample() instanceof CanonicalType canonical ? canonical.getValue() : "";
        return new Artifact(resource, use, profile, title(resource, entry), words(resource, entry));
    }

    private static String title(Resource resource, ImplementationGuideDefinitionResourceComponent entry) {
        if (resource instanceof SearchParameter parameter) {
            return parameter.getCode() + " of " + parameter.getBase().getFirst().getCode();
        }
        if (resource instanceof MetadataResource definition && definition.hasTitle()) {
            return definition.getTitle();
        }
        return entry.hasName() ? entry.getName() : resource.getIdPart();
    }

    private static String words(Resource resource, ImplementationGuideDefinitionResourceComponent entry) {
        if (resource instanceof MetadataResource definition && definition.hasDescription()) {
            return definition.getDescription();
        }
        return entry.hasDescription() ? entry.getDescription() : "";
    }

    /** The compiler of the definitions leaves a few without a date, and the Publisher would give them the guide's. */
    private static void date(Resource resource, ImplementationGuide guide) {
        if (resource instanceof MetadataResource definition && !definition.hasDate()) {
            definition.setDateElement(guide.getDateElement().copy());
        }
    }

    private static Resource parse(Path file) {
        try {
            return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
