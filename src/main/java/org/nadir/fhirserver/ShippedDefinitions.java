package org.nadir.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.nadir.fhir.Canonical;
import org.nadir.fhirserver.validation.TestedContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Stores what comes with the program (protocols, terminology, example studies, published figures) and renews it with a
 * new release.
 *
 * <p>A shipped resource carries the tag {@link #ORIGIN} with its version as display and a digest of its content as
 * version. Where content and digest no longer agree a user has edited it, and it stays as it is; so does a deleted one.
 */
final class ShippedDefinitions {

    static final String ORIGIN = Canonical.BASE + "/CodeSystem/origin";
    static final String SHIPPED = "shipped";

    private static final String GUIDE = "ImplementationGuide-org.nadir.fhir.json";

    private static final Logger LOG = LoggerFactory.getLogger(ShippedDefinitions.class);

    private final FhirContext context;
    private final DaoRegistry types;
    private final ISearchParamRegistry searchParameters;

    ShippedDefinitions(FhirContext context, DaoRegistry types, ISearchParamRegistry searchParameters) {
        this.context = context;
        this.types = types;
        this.searchParameters = searchParameters;
    }

    void storeAll(ResourcePatternResolver classPath) {
        try {
            Resource[] files = classPath.getResources("classpath*:fhir-definitions/*.json");
            Set<String> examples = examples(classPath.getResource("classpath:fhir-definitions/" + GUIDE));
            List<DomainResource> shipped = Arrays.stream(files)
                    .filter(file -> !examples.contains(reference(file)))
                    .map(this::read)
                    .filter(definition -> types.isResourceTypeSupported(definition.fhirType()))
                    .sorted(Comparator.comparingInt(ShippedDefinitions::rank))
                    .toList();
            long stored = shipped.stream().filter(this::storeOrSay).count();
            LOG.info("Shipped definitions: {}, of which {} are new", shipped.size(), stored);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the guide lists as an example is published and not stored: it is of no real patient. */
    private Set<String> examples(Resource guide) {
        return ((ImplementationGuide) read(guide))
                .getDefinition().getResource().stream()
                        .filter(listed -> listed.hasExampleCanonicalType()
                                || (listed.hasExampleBooleanType()
                                        && listed.getExampleBooleanType().booleanValue()))
                        .map(listed -> listed.getReference().getReference())
                        .collect(Collectors.toSet());
    }

    /** By the name of the file, because some examples are no DomainResource. */
    private static String reference(Resource file) {
        return String.valueOf(file.getFilename()).replaceFirst("-", "/").replaceFirst("\\.json$", "");
    }

    /** What is referred to must be there first. */
    private static int rank(DomainResource shipped) {
        if (shipped instanceof SearchParameter) {
            return -1;
        }
        boolean derived = shipped instanceof PlanDefinition plan
                && plan.getRelatedArtifact().stream()
                        .anyMatch(artifact -> artifact.getType() == RelatedArtifactType.DERIVEDFROM);
        if (shipped instanceof MetadataResource) {
            return derived ? 1 : 0;
        }
        return 2;
    }

    /** A protocol that no longer fits what a user made of its base must not keep the server from starting. */
    boolean storeOrSay(DomainResource shipped) {
        try {
            return store(shipped);
        } catch (UnprocessableEntityException | InvalidRequestException refused) {
            LOG.warn("{}/{} is not stored: {}", shipped.fhirType(), shipped.getIdPart(), refused.getMessage());
            return false;
        }
    }

    /** Stores the resource where it is missing, or where an older release put what still stands there. */
    boolean store(DomainResource shipped) {
        if (!mayStore(shipped)) {
            return false;
        }
        shipped.getMeta().addTag(new Coding(ORIGIN, SHIPPED, version(shipped)).setVersion(digest(shipped)));
        SystemRequestDetails request = TestedContent.mark(new SystemRequestDetails());
        // Replaces the tags of an older release instead of adding to them.
        request.addHeader(JpaConstants.HEADER_META_SNAPSHOT_MODE, "TAG");
        types.getResourceDao(shipped.fhirType()).update(shipped, request);
        if (shipped instanceof SearchParameter) {
            // HAPI would notice within a minute, and what is stored until then would not be indexed by it.
            searchParameters.forceRefresh();
        }
        return true;
    }

    private boolean mayStore(DomainResource shipped) {
        try {
            DomainResource stored = (DomainResource) types.getResourceDao(shipped.fhirType())
                    .read(shipped.getIdElement().toUnqualifiedVersionless(), new SystemRequestDetails());
            return !digest(stored).equals(digest(shipped)) && isAsShipped(stored);
        } catch (ResourceNotFoundException e) {
            return true;
        } catch (ResourceGoneException e) {
            return false;
        }
    }

    private boolean isAsShipped(DomainResource stored) {
        String digest = digest(stored);
        return stored.getMeta().getTag().stream()
                .anyMatch(tag -> ORIGIN.equals(tag.getSystem())
                        && SHIPPED.equals(tag.getCode())
                        && digest.equals(tag.getVersion()));
    }

    /** For people to read; a study or a published figure has none. */
    private String version(DomainResource resource) {
        return resource instanceof MetadataResource definition ? definition.getVersion() : digest(resource);
    }

    private String digest(DomainResource resource) {
        DomainResource content = resource.copy();
        content.setMeta(null).setId((String) null);
        String text = context.newJsonParser().encodeResourceToString(content);
        String digest =
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        // HAPI keeps 30 characters of the version of a tag.
        return digest.replace("-", "").substring(0, 30);
    }

    private DomainResource read(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return (DomainResource) context.newJsonParser().parseResource(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
