package org.nadir.alerts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the alerts.
 *
 * @param enabled whether patients are assessed after a write, {@code nadir.alerts.enabled}
 * @param delay how long a patient's record must be quiet before it is assessed, {@code nadir.alerts.delay}; a record
 *     that is never quiet is assessed after five times this
 */
@ConfigurationProperties("nadir.alerts")
public record AlertsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration delay) {

    public AlertsProperties {
        if (delay.isNegative() || delay.isZero()) {
            throw new IllegalArgumentException("nadir.alerts.delay must be longer than nothing");
        }
    }
}
