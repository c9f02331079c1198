package org.nadir.fhirserver.terminology;

import org.jspecify.annotations.Nullable;

/** The url of a definition and its version; the version is empty where any will do. */
record Canonical(String url, String version) {

    static Canonical of(String text) {
        String[] parts = text.split("\\|", 2);
        return new Canonical(parts[0], parts.length == 2 ? parts[1] : "");
    }

    static Canonical of(String text, @Nullable String version) {
        Canonical read = of(text);
        return version == null || version.isEmpty() ? read : new Canonical(read.url(), version);
    }

    @Override
    public String toString() {
        return version.isEmpty() ? url : url + "|" + version;
    }
}
