package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.InvalidRequestException;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.InvalidProtocolException;
import org.nadir.fhir.ProtocolProblem;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.SourceUnavailableException;
import org.nadir.toxicity.protocol.Protocol;

/**
 * A protocol that a call brings along to see what it would advise, under {@value #KEY} of the request's extension.
 *
 * <p>Documented in docs/trace.md. Nothing of such a call is remembered.
 */
record Trial(JsonNode plan) {

    static final String KEY = "org.nadir.trial";

    private static final String TRIAL = "extension." + KEY;
    private static final String PROTOCOL = TRIAL + ".protocol";

    /** Whether a call tries something, usable or not. */
    static boolean isMeant(CdsRequest request) {
        return request.extension().hasNonNull(KEY);
    }

    static Optional<Trial> of(CdsRequest request) {
        if (!isMeant(request)) {
            return Optional.empty();
        }
        JsonNode trial = request.extension().path(KEY);
        if (!trial.isObject()) {
            throw new InvalidRequestException(TRIAL, "an object with a protocol");
        }
        JsonNode plan = trial.path("protocol");
        if (!FhirJson.type(plan).equals("PlanDefinition")) {
            throw new InvalidRequestException(PROTOCOL, "a PlanDefinition");
        }
        return Optional.of(new Trial(plan));
    }

    /** The protocol, or a refusal with all that is wrong with it. */
    Protocol read(Protocols protocols) {
        try {
            return protocols.tried(plan);
        } catch (InvalidProtocolException invalid) {
            throw refusal(invalid);
        } catch (SourceUnavailableException unavailable) {
            throw new InvalidRequestException(
                    PROTOCOL + ".relatedArtifact", "a base that can be looked up; " + unavailable.getMessage());
        }
    }

    static InvalidRequestException refusal(InvalidProtocolException invalid) {
        return new InvalidRequestException(
                invalid.problems().stream().map(Trial::problem).toList());
    }

    private static InvalidRequestException.Problem problem(ProtocolProblem problem) {
        return new InvalidRequestException.Problem(
                problem.element().replaceFirst("^PlanDefinition", PROTOCOL), problem.message());
    }
}
