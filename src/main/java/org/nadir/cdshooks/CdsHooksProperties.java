package org.nadir.cdshooks;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of this door; other rooms have their own below {@code nadir.cds}.
 *
 * @param maxRequestBytes the longest body that is read, {@code nadir.cds.max-request-bytes}
 * @param allowedOrigins web pages of which origins may call, {@code nadir.cds.allowed-origins}: {@code *} for all, or a
 *     list such as {@code https://sandbox.cds-hooks.org}. The default is all, because a fresh server listens on
 *     loopback, holds demo patients and is tried from the public sandbox. Cookies are never accepted from other
 *     origins, so a page can send only what it knows itself. Name the origins before real data comes in.
 * @param dialect how clients are answered that are not asked to sign, {@code nadir.cds.dialect}; a listed client has a
 *     dialect of its own
 */
@ConfigurationProperties("nadir.cds")
public record CdsHooksProperties(
        @DefaultValue("8388608") int maxRequestBytes,
        @DefaultValue("*") List<String> allowedOrigins,
        @DefaultValue("strict") Dialect dialect) {

    public CdsHooksProperties {
        Require.that(maxRequestBytes > 0, "nadir.cds.max-request-bytes", "greater than 0");
        allowedOrigins = List.copyOf(allowedOrigins);
        for (String origin : allowedOrigins) {
            Require.that(
                    origin.equals("*") || origin.matches("https?://[^/?#@\\s*]+"),
                    "nadir.cds.allowed-origins",
                    "* or origins such as https://ehr.example.org, without a path");
        }
    }
}
