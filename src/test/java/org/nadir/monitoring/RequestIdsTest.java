package org.nadir.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestIdsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final List<String> seen = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a-b_c.1", "0123456789012345678901234567890123456789012345678901234567890123"})
    void a_sane_id_of_the_caller_is_kept_everywhere(String id) throws ServletException, IOException {
        request.addHeader("X-Request-ID", id);
        filter();

        assertThat(response.getHeader("X-Request-ID")).isEqualTo(id);
        assertThat(seen).containsExactly(id, id);
        assertThat(MDC.get("requestId")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\nINFO forged",
                "<script>",
                "ä",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void any_other_is_replaced_before_a_door_sees_it(String id) throws ServletException, IOException {
        request.addHeader("X-Request-ID", id);
        filter();

        assertThat(response.getHeader("X-Request-ID")).isNotEqualTo(id).matches("[0-9a-f-]{36}");
        assertThat(seen).containsOnly(response.getHeader("X-Request-ID"));
    }

    @Test
    void the_trace_of_the_caller_names_the_request_where_nothing_else_does() throws ServletException, IOException {
        request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        filter();

        assertThat(response.getHeader("X-Request-ID")).isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-" + TRACE + "x-00f067aa0ba902b7-01"
            })
    void a_malformed_trace_is_passed_over(String header) throws ServletException, IOException {
        request.addHeader("traceparent", header);
        filter();

        assertThat(response.getHeader("X-Request-ID")).matches("[0-9a-f-]{36}");
    }

    private void filter() throws ServletException, IOException {
        new RequestIds().doFilter(request, response, (passed, answer) -> {
            seen.add(((HttpServletRequest) passed).getHeader("x-request-id"));
            seen.add(MDC.get("requestId"));
        });
    }
}
