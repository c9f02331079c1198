package org.nadir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Checks every CDS Hooks exchange of the tests in both directions.
 *
 * <p>What the server answers must be valid always. What it was sent must be valid where it was taken (a refused request is
 * wrong by intent), unless the test says that it plays a client that deviates.
 */
public final class HookTraffic {

    private static final String DEVIATING = "Test-Deviates-From-CDS-Hooks";

    private HookTraffic() {}

    /** Marks a request that is wrong by intent and that the server takes all the same. */
    public static HttpRequest.Builder deviating(HttpRequest.Builder request, String how) {
        return request.header(DEVIATING, how);
    }

    /** Fails when the exchange went to {@code /cds-services} and breaks the specification. */
    public static HttpResponse<String> checked(HttpResponse<String> answer) {
        HttpRequest request = answer.request();
        if (request.uri().getPath().startsWith("/cds-services")
                && !answer.body().isEmpty()) {
            check(request, answer);
        }
        return answer;
    }

    private static void check(HttpRequest request, HttpResponse<String> answer) {
        boolean feedback = request.uri().getPath().endsWith("/feedback");
        if (answer.statusCode() != 200) {
            valid(HookMessage.OUTCOME, answer.body());
            return;
        }
        if (request.method().equals("GET")) {
            valid(HookMessage.DISCOVERY, answer.body());
            return;
        }
        valid(feedback ? HookMessage.OUTCOME : HookMessage.RESPONSE, answer.body());
        checkSent(feedback ? HookMessage.FEEDBACK : HookMessage.REQUEST, request);
    }

    private static void checkSent(HookMessage kind, HttpRequest request) {
        String sent = BodyText.of(request);
        if (request.headers().firstValue(DEVIATING).isEmpty()) {
            valid(kind, sent);
            return;
        }
        assertThat(kind.problems(sent))
                .as("the request is said to deviate and does not: %s", sent)
                .isNotEmpty();
    }

    private static void valid(HookMessage kind, String json) {
        assertThat(kind.problems(json)).as("%s %s", kind, json).isEmpty();
    }
}
