package org.nadir.monitoring;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Times the requests at the FHIR door by interaction and status. */
@Component
@Interceptor
public class FhirMetrics {

    private final MeterRegistry meters;

    FhirMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Called last of all, whether the request succeeded or not. */
    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED)
    public void completed(ServletRequestDetails request) {
        HttpServletResponse response = request.getServletResponse();
        String interaction = Optional.ofNullable(request.getRestOperationType())
                .map(RestOperationTypeEnum::getCode)
                .orElse("unknown");
        meters.timer(
                        "nadir.fhir.requests",
                        Tags.of("interaction", interaction)
                                .and("status", response == null ? "none" : String.valueOf(response.getStatus())))
                .record(request.getRequestStopwatch().getMillis(), TimeUnit.MILLISECONDS);
    }
}
