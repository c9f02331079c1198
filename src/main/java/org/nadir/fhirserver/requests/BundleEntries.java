package org.nadir.fhirserver.requests;

import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;

/** Counts the entries of a bundle while it is read, and holds each search among them to the limits of a search. */
final class BundleEntries {

    private final int allowed;
    private final int pageSize;
    private final SearchBounds searches;
    private int entries;

    BundleEntries(int allowed, int pageSize, SearchBounds searches) {
        this.allowed = allowed;
        this.pageSize = pageSize;
        this.searches = searches;
    }

    /** Called where an entry begins; at the first one too many, so that the rest is never looked at. */
    void begin() {
        entries++;
        RequestLimits.require("or more entries in its bundle", entries, allowed, "bundle-entries");
    }

    /** Called with {@code entry.request.url}, or a conditional header in place of one. */
    void asks(String address) {
        int query = address.indexOf('?');
        if (query < 0) {
            return;
        }
        Map<String, String[]> parameters = UrlUtil.parseQueryString(address.substring(query + 1));
        searches.check(parameters);
        String[] count = parameters.get("_count");
        // HAPI reduces it by itself except where it jumps to an offset.
        if (count != null && parameters.containsKey("_offset") && count[0].matches("\\d{1,9}")) {
            RequestLimits.require("as _count of an entry", Long.parseLong(count[0]), pageSize, "page-size");
        }
    }
}
