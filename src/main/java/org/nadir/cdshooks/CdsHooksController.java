package org.nadir.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door {@code /cds-services}: discovery, calls and feedback.
 *
 * <p>It looks at methods and media types itself, and takes every path below the door, because a
 * request that matches no method here would not reach {@link CdsHooksErrors}: to Spring it belongs to no controller.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/">CDS Hooks 2.0</a>
 */
@RestController
class CdsHooksController {

    private static final String SERVICES = "/cds-services";
    private static final String SERVICE = "/cds-services/{id}";
    private static final String FEEDBACK = "/cds-services/{id}/feedback";

    private final ServiceCatalogue services;
    private final JsonBody body;
    private final FeedbackReader feedbackReader;
    private final FeedbackStore feedbackStore;
    private final Dialect dialect;

    CdsHooksController(
            ServiceCatalogue services,
            JsonBody body,
            FeedbackReader feedbackReader,
            FeedbackStore feedbackStore,
            CdsHooksProperties properties) {
        this.services = services;
        this.body = body;
        this.feedbackReader = feedbackReader;
        this.feedbackStore = feedbackStore;
        this.dialect = properties.dialect();
    }

    @GetMapping(SERVICES)
    ResponseEntity<byte[]> discover(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        requireJsonAccepted(request);
        return json(MediaType.APPLICATION_JSON, new Discovery(services.descriptions()));
    }

    @PostMapping(SERVICE)
    ResponseEntity<byte[]> call(@PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotAcceptableException {
        services.requireId(id);
        requireJsonAccepted(request);
        CdsRequest call = RequestReader.read(body.read(request));
        ObservedCalls.Notes notes = ObservedCalls.notes(request);
        notes.called(call);
        CallOrigin origin = CallOrigin.of(request);
        CdsResponse answer = services.service(id, call.hook()).call(call, origin);
        // Observers count by our own topics, whatever the client's dialect makes of them.
        notes.answered(answer);
        Dialect spoken = origin.caller().map(CdsHooksController::dialect).orElse(dialect);
        return json(MediaType.APPLICATION_JSON, spoken.speak(answer, call.hook()));
    }

    @PostMapping(FEEDBACK)
    ResponseEntity<byte[]> feedback(@PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotAcceptableException {
        services.requireId(id);
        requireJsonAccepted(request);
        List<FeedbackReader.Entry> entries = feedbackReader.read(body.read(request));
        requireOpen(entries, CallOrigin.of(request));
        List<OperationOutcome.Issue> issues = new ArrayList<>(entries.size());
        for (FeedbackReader.Entry entry : entries) {
            issues.add(keep(id, entry, "feedback[%d]".formatted(issues.size())));
            if (entry instanceof FeedbackReader.Entry.Usable usable) {
                ObservedCalls.notes(request).kept(usable.feedback());
            }
        }
        return json(JsonBody.FHIR_JSON, new OperationOutcome(issues));
    }

    @RequestMapping(SERVICES)
    void onlyGet(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET", "HEAD", "OPTIONS"));
    }

    @RequestMapping({SERVICE, FEEDBACK})
    void onlyPost(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST", "OPTIONS"));
    }

    @RequestMapping("/cds-services/**")
    void nothingHere() {
        throw services.unknown();
    }

    private OperationOutcome.Issue keep(String id, FeedbackReader.Entry entry, String name) {
        return switch (entry) {
            case FeedbackReader.Entry.Usable usable -> {
                feedbackStore.keep(id, usable.feedback());
                String note = usable.note().isEmpty() ? "" : " " + usable.note();
                yield new OperationOutcome.Issue("information", "informational", name + " kept" + note + ".");
            }
            case FeedbackReader.Entry.Unusable unusable ->
                new OperationOutcome.Issue("warning", "invalid", name + " ignored; " + unusable.reason() + ".");
        };
    }

    /** All or nothing: a client that is refused must not wonder what was kept. */
    private void requireOpen(List<FeedbackReader.Entry> entries, CallOrigin origin) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof FeedbackReader.Entry.Usable usable
                    && !feedbackStore.isOpen(usable.feedback(), origin)) {
                throw new ForbiddenException(
                        "feedback[%d].card: the access token may not create Communications about this card's patient, or the card is not known here and the user is not of the staff. Nothing was kept."
                                .formatted(i));
            }
        }
    }

    private static Dialect dialect(KnownCaller caller) {
        return switch (caller) {
            case CdsClient client -> client.dialect();
            case SmartApp app -> Dialect.STRICT;
        };
    }

    private static void requireJsonAccepted(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || accept.isBlank()) {
            return;
        }
        boolean accepted = MediaType.parseMediaTypes(accept).stream()
                .anyMatch(type ->
                        type.isCompatibleWith(MediaType.APPLICATION_JSON) || type.isCompatibleWith(JsonBody.FHIR_JSON));
        if (!accepted) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON, JsonBody.FHIR_JSON));
        }
    }

    private static ResponseEntity<byte[]> json(MediaType type, Object answer) {
        return ResponseEntity.ok().contentType(type).body(Json.write(answer));
    }
}
