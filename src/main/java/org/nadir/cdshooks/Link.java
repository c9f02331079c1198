package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A page or an app to go on with.
 *
 * @param appContext a text for the SMART app; not allowed for other links
 */
public record Link(
        String label, String url, Type type, @Nullable String appContext) {

    /** How the client opens the link. */
    public enum Type {
        @JsonProperty("absolute")
        ABSOLUTE,
        @JsonProperty("smart")
        SMART
    }

    public Link {
        Require.text("link.label", label);
        Require.text("link.url", url);
        Require.absoluteUrl("link.url", url);
        Require.that(appContext == null || type == Type.SMART, "link.appContext", "absent unless the type is smart");
    }

    public static Link absolute(String label, String url) {
        return new Link(label, url, Type.ABSOLUTE, null);
    }

    public static Link smart(String label, String url, @Nullable String appContext) {
        return new Link(label, url, Type.SMART, appContext);
    }
}
