package org.nadir.fhirserver.export;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The headers of a kick-off: https://hl7.org/fhir/uv/bulkdata/STU2/export.html#headers. */
record KickOffHeaders(boolean lenient) {

    private static final Set<String> READABLE =
            Set.of("application/fhir+json", "application/json", "application/*", "*/*");

    static KickOffHeaders read(RequestDetails request) {
        List<String> accepted = values(request, "Accept", ",")
                .map(range -> range.split(";", 2)[0].strip())
                .toList();
        if (!accepted.isEmpty() && accepted.stream().noneMatch(READABLE::contains)) {
            throw new InvalidRequestException("The Accept header of an export must be application/fhir+json");
        }
        Set<String> preferred =
                Set.copyOf(values(request, "Prefer", "[,;]").distinct().toList());
        if (!preferred.contains("respond-async")) {
            throw new InvalidRequestException("An export is answered later: send the header Prefer: respond-async");
        }
        return new KickOffHeaders(preferred.contains("handling=lenient"));
    }

    private static Stream<String> values(RequestDetails request, String header, String separator) {
        List<String> lines = request.getHeaders(header);
        return (lines == null ? List.<String>of() : lines)
                .stream()
                        .flatMap(line -> Arrays.stream(line.split(separator)))
                        .map(value ->
                                value.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*=\\s*\"?([^\"]*)\"?", "=$1"))
                        .filter(value -> !value.isEmpty());
    }
}
