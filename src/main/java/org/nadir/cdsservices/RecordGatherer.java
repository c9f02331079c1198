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
        String patientId = request.patientId();
        PatientGuard guard = new PatientGuard(patientId);
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
        List<String> doubts = fill(request, origin, warned, missing, recorded);
        return new PatientRecord(patientId, recorded, drafts(request, guard), doubts);
    }

    private List<String> fill(
            CdsRequest request,
            CallOrigin origin,
            List<String> warned,
            Map<String, String> missing,
            List<JsonNode> recorded) {
        List<String> doubts = new ArrayList<>();
        if (warned.isEmpty() && missing.isEmpty()) {
            return doubts;
        }
        Optional<ResourceSource> source = servers.sourceFor(request, origin);
        if (source.isEmpty()) {
            refuseIfMissing(request, missing);
            warned.forEach(key ->
                    doubts.add("prefetch.%s is empty with a warning and could not be read again".formatted(key)));
            return doubts;
        }
        List<String> keys = new ArrayList<>(missing.keySet());
        keys.addAll(warned);
        try {
            checkPatientExists(request, source.get());
            for (String key : keys) {
                recorded.addAll(own(
                        source.get().fetch(PatientQueries.filled(key, request.patientId())),
                        new PatientGuard(request.patientId()),
                        "the FHIR server's answer for " + key));
            }
        } catch (SourceUnavailableException unavailable) {
            throw new PreconditionFailedException("The patient's data cannot be read: " + unavailable.getMessage());
        }
        return doubts;
    }

    private static void checkPatientExists(CdsRequest request, ResourceSource source) {
        if (source.fetch(PatientQueries.filled("patient", request.patientId())).isEmpty()) {
            throw new PreconditionFailedException(
                    "Patient/%s (context.patientId) is not known to the FHIR server; send prefetch or a fhirServer that has the patient"
                            .formatted(request.patientId()));
        }
    }

    private static void refuseIfMissing(CdsRequest request, Map<String, String> missing) {
        if (!missing.isEmpty()) {
            List<String> reasons = missing.entrySet().stream()
                    .map(entry -> "prefetch.%s: %s".formatted(entry.getKey(), entry.getValue()))
                    .toList();
            throw new PreconditionFailedException(
                    "%s; and fhirServer is not among the allowed ones. Send the whole prefetch or have the server listed in nadir.cds.allowed-fhir-servers"
                            .formatted(String.join("; ", reasons)));
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
