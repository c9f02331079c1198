package org.nadir.guide;

import java.util.Optional;

/** Where the names that renderers put into links lead to. */
final class Links {

    private final GuideSource source;

    Links(GuideSource source) {
        this.source = source;
    }

    /** The address to link to; empty for what the guide has no page of. */
    Optional<String> target(String name) {
        if (name.startsWith(Renderings.ELEMENT)) {
            return Optional.of(Specification.element(name.substring(Renderings.ELEMENT.length())));
        }
        Optional<String> ours = source.find(name).map(Artifact::page);
        if (ours.isPresent()) {
            return ours;
        }
        if (name.startsWith("http://") || name.startsWith("https://")) {
            return Optional.of(name.replace("|", "%7C"));
        }
        return isPage(name) ? Optional.of(name) : Optional.empty();
    }

    private boolean isPage(String name) {
        String file = name.split("#", 2)[0];
        return file.isEmpty()
                || source.artifacts().stream()
                        .anyMatch(artifact -> artifact.page().equals(file));
    }
}
