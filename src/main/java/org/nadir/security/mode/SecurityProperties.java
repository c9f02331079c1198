package org.nadir.security.mode;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The one switch of this room; its parts have settings of their own.
 *
 * @param mode {@code nadir.security.mode}
 */
@ConfigurationProperties("nadir.security")
public record SecurityProperties(@DefaultValue("open") SecurityMode mode) {

    /** Whether tokens are asked for. */
    public boolean isSmart() {
        return mode == SecurityMode.SMART;
    }
}
