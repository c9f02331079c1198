package org.nadir.security.operators;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who may read the metrics.
 *
 * @param password of the user {@code operator} at {@code /actuator}, {@code nadir.operator.password}; from the environment
 *     or a file
 */
@ConfigurationProperties("nadir.operator")
record OperatorProperties(@Nullable String password) {

    static final String USER = "operator";
    private static final int SHORTEST = 12;

    OperatorProperties {
        if (password != null && password.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "nadir.operator.password must have at least %d characters.".formatted(SHORTEST));
        }
    }

    @Override
    public String toString() {
        return "OperatorProperties[password=" + (password == null ? "none" : "hidden") + "]";
    }
}
