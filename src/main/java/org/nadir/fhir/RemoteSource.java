package org.nadir.fhir;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nadir.outbound.Bounds;
import org.nadir.outbound.OutboundAnswer;
import org.nadir.outbound.OutboundException;
import org.nadir.outbound.OutboundGate;
import org.nadir.outbound.OutboundRequest;

/**
 * Reads a caller's FHIR server during one call: pinned to its base address, pages included, bounded in time and bytes,
 * without redirects. The token goes to that server and nowhere else.
 */
public final class RemoteSource implements ResourceSource {

    private static final int MOST_PAGES = 50;
    private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]*");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(200).build());
    }

    private final OutboundGate gate;
    private final URI base;
    private final @Nullable String token;
    private final long deadline;
    private long bytesLeft;

    /**
     * Creates a source for one call.
     *
     * @param gate one that may call the base address
     * @param base FHIR base address, already found among the allowed ones
     * @param token bearer token, absent for an open server
     */
    public RemoteSource(OutboundGate gate, URI base, @Nullable String token, Duration time, long bytes) {
        this.gate = gate;
        this.base = URI.create(base.toString().replaceAll("/+$", "") + "/");
        this.token = token;
        this.deadline = System.nanoTime() + time.toNanos();
        this.bytesLeft = bytes;
    }

    @Override
    public List<JsonNode> fetch(String query) {
        String name = name(query);
        boolean search = query.contains("?");
        List<JsonNode> resources = new ArrayList<>();
        Optional<URI> page = Optional.of(base.resolve(query));
        for (int count = 0; page.isPresent(); count++) {
            if (count == MOST_PAGES) {
                throw new SourceUnavailableException(name, "more than %d pages".formatted(MOST_PAGES));
            }
            OutboundAnswer response = get(page.get(), name);
            // Only a resource can be missing; a search or a page that is not found says nothing of the patient.
            if (!search && (response.status() == 404 || response.status() == 410)) {
                return List.of();
            }
            JsonNode answer = json(response, name);
            add(answer, search, resources, name);
            page = next(answer, name);
        }
        return resources;
    }

    /** The type that is asked for; a query holds the patient's id and stays out of messages. */
    private static String name(String query) {
        return query.split("[/?]", 2)[0];
    }

    private OutboundAnswer get(URI page, String name) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            throw new SourceUnavailableException(name, "the time allowed is over");
        }
        if (bytesLeft <= 0) {
            throw new SourceUnavailableException(name, "the answer is larger than allowed");
        }
        try {
            OutboundAnswer answer = gate.send(OutboundRequest.get(page, headers(name)), new Bounds(left, bytesLeft));
            bytesLeft -= answer.body().length;
            return answer;
        } catch (OutboundException failed) {
            throw new SourceUnavailableException(
                    name,
                    switch (failed.reason()) {
                        case REFUSED, TIME, SIZE -> String.valueOf(failed.getMessage());
                        case FAILED -> "the FHIR server could not be read";
                    });
        }
    }

    private Map<String, String> headers(String name) {
        if (token == null) {
            return Map.of("Accept", "application/fhir+json");
        }
        if (!SENDABLE.matcher(token).matches()) {
            throw new SourceUnavailableException(name, "the access token holds characters that no header can hold");
        }
        return Map.of("Accept", "application/fhir+json", "Authorization", "Bearer " + token);
    }

    private static JsonNode json(OutboundAnswer response, String name) {
        if (response.status() != 200) {
            throw new SourceUnavailableException(
                    name, "the FHIR server answered with status %d".formatted(response.status()));
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException malformed) {
            throw new SourceUnavailableException(name, "the answer is no JSON");
        }
    }

    private static void add(JsonNode answer, boolean search, List<JsonNode> resources, String name) {
        if (!FhirJson.type(answer).equals("Bundle")) {
            checkNoError(answer, name);
            if (search || FhirJson.type(answer).equals("OperationOutcome")) {
                throw new SourceUnavailableException(name, "the answer is not what was asked for");
            }
            resources.add(answer);
            return;
        }
        for (JsonNode entry : answer.path("entry")) {
            JsonNode resource = entry.path("resource");
            checkNoError(resource, name);
            if (!FhirJson.type(resource).equals("OperationOutcome")) {
                resources.add(resource);
            }
        }
    }

    private static void checkNoError(JsonNode resource, String name) {
        if (FhirJson.type(resource).isEmpty()) {
            throw new SourceUnavailableException(name, "the answer holds something that is no resource");
        }
        if (FhirJson.type(resource).equals("OperationOutcome")) {
            for (JsonNode issue : resource.path("issue")) {
                String severity = issue.path("severity").asText();
                if (severity.equals("error") || severity.equals("fatal")) {
                    throw new SourceUnavailableException(name, "the FHIR server answered with an error");
                }
            }
        }
    }

    private Optional<URI> next(JsonNode answer, String name) {
        for (JsonNode link : answer.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return Optional.of(pinned(link.path("url").asText(), name));
            }
        }
        return Optional.empty();
    }

    /** A page on another origin, or outside the base path, is not followed: the token would go there. */
    private URI pinned(String url, String name) {
        try {
            URI page = base.resolve(url).normalize();
            boolean sameOrigin = base.getScheme().equalsIgnoreCase(page.getScheme())
                    && base.getRawAuthority().equalsIgnoreCase(page.getRawAuthority());
            String path = base.getRawPath();
            if (sameOrigin && (page.getRawPath() + "/").startsWith(path)) {
                return page;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below, together with a foreign address.
        }
        throw new SourceUnavailableException(name, "its next page lies on another server");
    }
}
