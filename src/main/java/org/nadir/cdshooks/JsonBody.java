package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads the JSON body of an HTTP request straight from the connection, up to a limit. */
final class JsonBody {

    static final MediaType FHIR_JSON = MediaType.valueOf("application/fhir+json");

    private static final List<MediaType> READABLE = List.of(MediaType.APPLICATION_JSON, FHIR_JSON);

    private final int maxRequestBytes;

    JsonBody(int maxRequestBytes) {
        this.maxRequestBytes = maxRequestBytes;
    }

    ObjectNode read(HttpServletRequest request) throws IOException {
        requireJson(request.getContentType());
        requirePlain(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        if (request.getContentLengthLong() > maxRequestBytes) {
            throw new PayloadTooLargeException(maxRequestBytes);
        }
        return Json.read(new LimitedInputStream(request.getInputStream(), maxRequestBytes));
    }

    /**
     * Reads what is left of a refused body, within bounds, and throws it away.
     *
     * <p>The server would else close the connection while the client still writes, and the client would see a reset
     * in place of the answer.
     */
    void discardRest(HttpServletRequest request) {
        try {
            InputStream rest = request.getInputStream();
            byte[] buffer = new byte[8192];
            long left = 2L * maxRequestBytes;
            int read = rest.read(buffer);
            while (read >= 0 && left > 0) {
                left -= read;
                read = rest.read(buffer);
            }
        } catch (IOException clientGone) {
            // Nobody is left to read the answer, so there is nothing to save.
            return;
        }
    }

    private static void requireJson(@Nullable String contentType) {
        MediaType sent = parse(contentType);
        // Parameters do not matter: JSON has no charset parameter (RFC 8259, section 11).
        if (sent == null || READABLE.stream().noneMatch(sent::equalsTypeAndSubtype)) {
            throw new UnsupportedBodyException("Content-Type", "application/json or application/fhir+json");
        }
    }

    // A compressed body could unpack to any size.
    private static void requirePlain(@Nullable String contentEncoding) {
        if (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity")) {
            throw new UnsupportedBodyException("Content-Encoding", "none");
        }
    }

    private static @Nullable MediaType parse(@Nullable String contentType) {
        try {
            return contentType == null ? null : MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException notMediaType) {
            return null;
        }
    }
}
