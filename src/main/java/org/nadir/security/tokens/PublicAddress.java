package org.nadir.security.tokens;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the world reaches this server.
 *
 * @param publicBaseUrl {@code nadir.public-base-url}
 */
@ConfigurationProperties("nadir")
record PublicAddress(@Nullable URI publicBaseUrl) {}
