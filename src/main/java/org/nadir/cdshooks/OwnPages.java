package org.nadir.cdshooks;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * This server's own pages. Behind a proxy their origin is not the address that was called, so that they look like another's.
 *
 * @param publicBaseUrl where the world reaches this server, {@code nadir.public-base-url}
 */
@ConfigurationProperties("nadir")
public record OwnPages(@Nullable URI publicBaseUrl) {

    /** The origins that are listed, and the own one where it is known. */
    List<String> with(List<String> listed) {
        return listed.contains("*") || publicBaseUrl == null || publicBaseUrl.getRawAuthority() == null
                ? listed
                : Stream.concat(
                                listed.stream(),
                                Stream.of(publicBaseUrl.getScheme() + "://" + publicBaseUrl.getRawAuthority()))
                        .toList();
    }
}
