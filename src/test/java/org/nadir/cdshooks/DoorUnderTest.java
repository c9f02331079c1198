package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * This room alone behind a real HTTP server, with one service that mirrors what it was given.
 *
 * <p>It carries no stereotype, so that the whole application's tests do not pick it up.
 */
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class
})
@Import({CdsHooksConfiguration.class, CdsHooksController.class, CdsHooksErrors.class})
class DoorUnderTest {

    /** The feedback kept so far. */
    static final class Kept implements FeedbackStore {

        final List<Feedback> entries = new CopyOnWriteArrayList<>();

        @Override
        public boolean isOpen(Feedback feedback, CallOrigin origin) {
            return !feedback.card().equals("of-another");
        }

        @Override
        public void keep(String serviceId, Feedback feedback) {
            entries.add(feedback);
        }
    }

    /** Answers with a full card, or fails as the patient's id says. */
    record Mirror(ServiceDescription description) implements CdsService {

        @Override
        public CdsResponse call(CdsRequest request, CallOrigin origin) {
            return switch (request.patientId()) {
                case "without-data" -> throw new PreconditionFailedException("Neither prefetch nor FHIR server.");
                case "failing" -> throw new IllegalStateException("secret of com.example.Bean");
                case "without-advice" -> new CdsResponse(List.of());
                default -> new CdsResponse(List.of(Example.fullCard(), mirrored(request, origin)));
            };
        }

        private static Card mirrored(CdsRequest request, CallOrigin origin) {
            ObjectNode seen = JsonNodeFactory.instance.objectNode();
            seen.put("origin", origin.self().toString());
            seen.set("context", request.context());
            return Example.card().extension(seen).build();
        }
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);
    }

    @Bean
    Kept kept() {
        return new Kept();
    }

    @Bean
    CdsService atView() {
        return new Mirror(new ServiceDescription(
                "patient-view",
                "mirror-patient-view",
                "Mirror",
                "Answers with what it was given",
                Map.of("patient", "Patient/{{context.patientId}}"),
                null));
    }

    @Bean
    CdsService atSelect() {
        return new Mirror(new ServiceDescription(
                "order-select", "mirror-order-select", null, "Answers with what it was given", Map.of(), "None"));
    }
}
