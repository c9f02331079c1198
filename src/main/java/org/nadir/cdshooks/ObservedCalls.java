package org.nadir.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Tells the observers what came of each request, whatever came of it. */
final class ObservedCalls implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ObservedCalls.class);

    /** What the controller notes on its way. */
    static final class Notes {

        private final Instant began;
        private @Nullable CdsRequest call;
        private @Nullable CdsResponse answer;
        private final List<Feedback> feedback = new ArrayList<>();

        private Notes(Instant began) {
            this.began = began;
        }

        void called(CdsRequest request) {
            call = request;
        }

        void answered(CdsResponse response) {
            answer = response;
        }

        void kept(Feedback entry) {
            feedback.add(entry);
        }

        Optional<CdsRequest> call() {
            return Optional.ofNullable(call);
        }
    }

    private static final String DISCOVERY = "/cds-services";

    private final ServiceCatalogue services;
    private final List<CallObserver> observers;
    private final Clock clock;

    ObservedCalls(ServiceCatalogue services, List<CallObserver> observers, Clock clock) {
        this.services = services;
        this.observers = List.copyOf(observers);
        this.clock = clock;
    }

    /** The notes of a request that this interceptor saw begin. */
    static Notes notes(HttpServletRequest request) {
        if (request.getAttribute(Notes.class.getName()) instanceof Notes notes) {
            return notes;
        }
        throw new IllegalStateException("A request reached the controller past its interceptor");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(Notes.class.getName(), new Notes(clock.instant()));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Notes notes = notes(request);
        CallReport report = new CallReport(
                kind(request),
                serviceId(request),
                notes.call(),
                Optional.ofNullable(notes.answer),
                notes.feedback,
                KnownCaller.of(request),
                response.getStatus(),
                notes.began,
                Duration.between(notes.began, clock.instant()));
        observers.forEach(observer -> tell(observer, report));
    }

    private static void tell(CallObserver observer, CallReport report) {
        try {
            observer.answered(report);
        } catch (RuntimeException failed) {
            LOG.error(
                    "{} failed on a {} of {}: {}",
                    observer.getClass().getSimpleName(),
                    report.kind(),
                    report.serviceId(),
                    failed.getClass().getName());
        }
    }

    private static CallReport.Kind kind(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.endsWith("/feedback")) {
            return CallReport.Kind.FEEDBACK;
        }
        return path.endsWith(DISCOVERY) ? CallReport.Kind.DISCOVERY : CallReport.Kind.CALL;
    }

    private String serviceId(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("id") instanceof String id
                        && services.knows(id)
                ? id
                : "";
    }
}
