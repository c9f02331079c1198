package org.nadir.cdsservices;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nadir.cdshooks.CallOrigin;
import org.nadir.cdshooks.CdsRequest;
import org.nadir.cdshooks.InvalidRequestException;
import org.nadir.cdshooks.PreconditionFailedException;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.PatientQueries;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhir.SourceUnavailableException;

/** Gathers a patient's resources: from the prefetch, and what is missing there from a FHIR server. */
final class RecordGatherer {

    private final FhirServers servers;

    RecordGatherer(FhirServers servers) {
        this.servers = servers;
    }

    PatientRecord gather(CdsRequest request, CallOrigin origin) {
        servers.requireReach(request, origin);
        PatientGuard guard = new PatientGuard(request.patientId());
        List<JsonNode> recorded = new ArrayList<>();
        List<String> warned = new ArrayList<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (String key : PatientQueries.asTemplates().keySet()) {
            switch (PrefetchReader.read(key, request.prefetch().get(key))) {
                case PrefetchAnswer.Whole whole -> recorded.addAll(own(whole.resources(), guard, "prefetch." + key));
                case PrefetchAnswer.EmptyWithWarning any -> warned.add(key);
                case PrefetchAnswer.Unusable unusable -> missing.put(key, unusable.reason());
            }
        }
        Gaps gaps = new Gaps(warned, missing);
        Said said = gaps.areNone() ? new Said(List.of(), List.of()) : fill(request, origin, gaps, recorded);
        return new PatientRecord(
                servers.patient(request, origin), recorded, drafts(request, guard), said.doubts(), said.remarks());
    }

    /** What could not be had: what makes the advice doubtful, and what it does well without. */
    private record Said(List<String> doubts, List<String> remarks) {}

    private Said fill(CdsRequest request, CallOrigin origin, Gaps gaps, List<JsonNode> recorded) {
        Optional<ResourceSource> source = servers.sourceFor(request, origin);
        if (source.isEmpty()) {
            gaps.refuseNeeded(servers.remedy(request, origin));
            return new Said(gaps.doubts(), gaps.remarks());
        }
        List<String> needed = gaps.needed();
        try {
            if (!needed.isEmpty()) {
                checkPatientExists(request, source.get());
            }
            for (String key : needed) {
                recorded.addAll(fetched(key, request, source.get()));
            }
        } catch (SourceUnavailableException unavailable) {
            throw new PreconditionFailedException("The patient's data cannot be read: " + unavailable.getMessage());
        }
        List<String> remarks = new ArrayList<>();
        gaps.optional().forEach((key, consequence) -> {
            try {
                recorded.addAll(optional(key, request, source.get(), needed.isEmpty()));
            } catch (SourceUnavailableException unavailable) {
                remarks.add("%s: %s".formatted(unavailable.getMessage(), consequence));
            }
        });
        return new Said(List.of(), remarks);
    }

    /** An empty answer tells something only of a patient whom the server knows. */
    private static List<JsonNode> optional(
            String key, CdsRequest request, ResourceSource source, boolean patientUnchecked) {
        if (patientUnchecked
                && source.fetch(PatientQueries.filled("patient", request.patientId()))
                        .isEmpty()) {
            throw new SourceUnavailableException("prefetch." + key, "the FHIR server does not know the patient");
        }
        return fetched(key, request, source);
    }

    private static List<JsonNode> fetched(String key, CdsRequest request, ResourceSource source) {
        return own(
                source.fetch(PatientQueries.filled(key, request.patientId())),
                new PatientGuard(request.patientId()),
                "the FHIR server's answer for " + key);
    }

    private static void checkPatientExists(CdsRequest request, ResourceSource source) {
        if (source.fetch(PatientQueries.filled("patient", request.patientId())).isEmpty()) {
            throw new PreconditionFailedException(
                    "Patient/%s (context.patientId) is not known to the FHIR server; send prefetch or a fhirServer that has the patient"
                            .formatted(request.patientId()));
        }
    }

    private static List<JsonNode> own(List<JsonNode> resources, PatientGuard guard, String where) {
        guard.foreign(resources).ifPresent(foreign -> {
            throw new PreconditionFailedException("%s holds %s, which is not of the patient of the context"
                    .formatted(where, FhirJson.reference(foreign)));
        });
        return resources;
    }

    private static List<JsonNode> drafts(CdsRequest request, PatientGuard guard) {
        List<JsonNode> drafts = new ArrayList<>();
        for (JsonNode entry : request.context().path("draftOrders").path("entry")) {
            JsonNode resource = entry.path("resource");
            if (!FhirJson.type(resource).isEmpty()) {
                drafts.add(resource);
            }
        }
        guard.foreign(drafts).ifPresent(foreign -> {
            throw new InvalidRequestException(
                    "context.draftOrders",
                    "orders of the patient of the context only; " + FhirJson.reference(foreign) + " is not");
        });
        return drafts;
    }
}
