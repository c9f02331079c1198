package org.nadir.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.GradingObstacles;
import org.nadir.fhir.NotGradableReason;

/**
 * Tags a laboratory result or temperature that cannot be graded with the reasons, and takes the tags away when a new
 * version can be.
 *
 * <p>The tags of this system are the server's: what a client sends of them does not count. Tags of other systems stay, as
 * HAPI keeps them.
 */
@Interceptor
public class NotGradableTags {

    /** Beside the word that makes HAPI replace a resource's tags, one that tells that a client did not ask for it. */
    private static final String REPLACE_TAGS = "TAG,not-gradable-reason";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final FhirContext context;

    NotGradableTags(FhirContext context) {
        this.context = context;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        if (resource instanceof Observation observation) {
            tag(observation);
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(@Nullable IBaseResource before, IBaseResource resource, @Nullable RequestDetails request) {
        if (resource instanceof Observation observation) {
            tag(observation);
        }
        if (request == null || !(before instanceof Resource old) || !(resource instanceof Resource stored)) {
            return;
        }
        List<String> modes = request.getHeaders(JpaConstants.HEADER_META_SNAPSHOT_MODE);
        boolean replacing = modes != null && !modes.isEmpty();
        if (!replacing && losesTag(old.getMeta(), stored.getMeta())) {
            request.addHeader(JpaConstants.HEADER_META_SNAPSHOT_MODE, REPLACE_TAGS);
            keepOthers(old.getMeta(), stored.getMeta());
        } else if (replacing && modes.contains(REPLACE_TAGS)) {
            keepOthers(old.getMeta(), stored.getMeta());
        }
    }

    private void tag(Observation observation) {
        Set<NotGradableReason> reasons = GradingObstacles.of(json(observation));
        Meta meta = observation.getMeta();
        meta.getTag().removeIf(NotGradableTags::isOurs);
        reasons.forEach(reason -> meta.addTag(Canonical.NOT_GRADABLE_REASON, reason.code(), reason.display()));
    }

    private static boolean losesTag(Meta before, Meta after) {
        return before.getTag().stream().anyMatch(tag -> isOurs(tag) && !has(after, tag));
    }

    /** Where tags are replaced, those that HAPI would have kept must be named again. */
    private static void keepOthers(Meta before, Meta after) {
        before.getTag().stream()
                .filter(tag -> !isOurs(tag) && !has(after, tag))
                .forEach(tag -> after.addTag(tag.copy()));
    }

    private static boolean has(Meta meta, Coding tag) {
        return meta.getTag(tag.getSystem(), tag.getCode()) != null;
    }

    private static boolean isOurs(Coding tag) {
        return Canonical.NOT_GRADABLE_REASON.equals(tag.getSystem());
    }

    private JsonNode json(Observation observation) {
        try {
            return JSON.readTree(context.newJsonParser().encodeResourceToString(observation));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("HAPI wrote JSON that cannot be read", impossible);
        }
    }
}
