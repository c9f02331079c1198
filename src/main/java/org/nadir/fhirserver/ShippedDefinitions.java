package org.nadir.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Stores the protocols, terminology and published figures that come with the program, and renews them with a new release.
 *
 * <p>A shipped resource carries the tag {@link #ORIGIN} with its version as display and a digest of its content as
 * version. Where content and digest no longer agree a user has edited it, and it stays as it is; so does a deleted one.
 */
final class ShippedDefinitions {

    static final String ORIGIN = "https://nadir-cds.github.io/fhir/CodeSystem/origin";
    static final String SHIPPED = "shipped";

    private static final Logger LOG = LoggerFactory.getLogger(ShippedDefinitions.class);

    private final FhirContext context;
    private final DaoRegistry types;

    ShippedDefinitions(FhirContext context, DaoRegistry types) {
        this.context = context;
        this.types = types;
    }

    void storeAll(ResourcePatternResolver classPath) {
        try {
            Resource[] files = classPath.getResources("classpath*:fhir-profiles/**/*.json");
            long stored =
                    Arrays.stream(files).map(this::read).filter(this::store).count();
            LOG.info("Shipped definitions: {}, of which {} are new", files.length, stored);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores the resource where it is missing, or where an older release put what still stands there. */
    boolean store(DomainResource shipped) {
        if (!mayStore(shipped)) {
            return false;
        }
        shipped.getMeta().addTag(new Coding(ORIGIN, SHIPPED, version(shipped)).setVersion(digest(shipped)));
        SystemRequestDetails request = new SystemRequestDetails();
        // Replaces the tags of an older release instead of adding to them.
        request.addHeader(JpaConstants.HEADER_META_SNAPSHOT_MODE, "TAG");
        types.getResourceDao(shipped.fhirType()).update(shipped, request);
        return true;
    }

    private boolean mayStore(DomainResource shipped) {
        try {
            DomainResource stored = (DomainResource) types.getResourceDao(shipped.fhirType())
                    .read(shipped.getIdElement().toUnqualifiedVersionless(), new SystemRequestDetails());
            return !version(stored).equals(version(shipped)) && isAsShipped(stored);
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

    /** A published figure has no version of its own; it is renewed when its content is another. */
    private String version(DomainResource resource) {
        return resource instanceof MetadataResource definition
                ? String.valueOf(definition.getVersion())
                : digest(resource);
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
