package org.nadir.security.headers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which headers an answer has, by the address that was asked. */
final class HeaderRules {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String FRAME_OPTIONS = "X-Frame-Options";
    private static final String OPENER_POLICY = "Cross-Origin-Opener-Policy";
    private static final String CACHE_CONTROL = "Cache-Control";

    private static final String REFERRER_POLICY = "Referrer-Policy";

    private static final String NOWHERE = "'none'";
    private static final String SELF = "'self'";

    /** Answers of the doors are data: a browser that shows one runs, loads and sends nothing. */
    private static final String DATA =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

    private static final String PAGE = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src %s; base-uri 'none'; object-src 'none'; frame-ancestors %s";

    /** Left out where an authorization server sends a browser on to its client: it would hold for the redirect too. */
    private static final String OWN_FORMS = "; form-action 'self'";

    private static final List<String> DATA_DOORS = List.of("/fhir", "/cds-services", "/actuator");

    /** Places of pages, and of what several of them load. */
    private static final List<String> PAGES =
            List.of("/app", "/ig", "/workbench", "/protocol", "/cohort", "/common", "/vendor", "/criteria");

    /** The home page and the files beside it. */
    private static final Pattern TOP = Pattern.compile("/(?:[^/]+\\.(?:html|css|js|svg|png|ico|txt))?");

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            REFERRER_POLICY,
            "no-referrer",
            "Permissions-Policy",
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(),"
                    + " payment=(), usb=()",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private final PageProperties pages;

    HeaderRules(PageProperties pages) {
        this.pages = pages;
    }

    Map<String, String> headers(String path, boolean secure) {
        Map<String, String> headers = new LinkedHashMap<>(EVERYWHERE);
        headers.put(OPENER_POLICY, "same-origin");
        headers.put(FRAME_OPTIONS, "DENY");
        // Patients' data stays in no cache; a client that keeps a copy by itself still asks with its ETag.
        headers.put(CACHE_CONTROL, "no-store");
        if (secure) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        if (isBelow(path, DATA_DOORS)) {
            headers.put(CONTENT_SECURITY_POLICY, DATA);
        } else if (isBelow(path, List.of("/app"))) {
            app(headers);
        } else if (isPage(path)) {
            headers.put(CONTENT_SECURITY_POLICY, PAGE.formatted(SELF, NOWHERE) + OWN_FORMS);
            headers.put(CACHE_CONTROL, "no-cache");
        } else {
            headers.put(CONTENT_SECURITY_POLICY, PAGE.formatted(SELF, NOWHERE));
        }
        return headers;
    }

    /** The headers that the pages of the authorization server write themselves; they are completed where one did not. */
    static Set<String> leftToPages(String path) {
        return isBelow(path, List.of("/oauth2"))
                ? Set.of(CONTENT_SECURITY_POLICY, CACHE_CONTROL, REFERRER_POLICY)
                : Set.of();
    }

    /** An EHR opens the app in a frame or a window of its own, and talks to it. */
    private void app(Map<String, String> headers) {
        headers.remove(OPENER_POLICY);
        headers.remove(FRAME_OPTIONS);
        if (pages.frameAncestors().isEmpty()) {
            headers.put(FRAME_OPTIONS, "SAMEORIGIN");
        }
        headers.put(CACHE_CONTROL, "no-cache");
        headers.put(
                CONTENT_SECURITY_POLICY,
                PAGE.formatted(sources(pages.connectSources()), sources(pages.frameAncestors())) + OWN_FORMS);
    }

    private static String sources(List<String> origins) {
        return Stream.concat(Stream.of(SELF), origins.stream()).collect(Collectors.joining(" "));
    }

    private static boolean isPage(String path) {
        return isBelow(path, PAGES) || TOP.matcher(path).matches();
    }

    private static boolean isBelow(String path, List<String> places) {
        return places.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
    }
}
