package org.nadir.guide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/**
 * One resource of the guide, with the name, the description and the use that the ImplementationGuide gives it.
 *
 * @param profile canonical of the profile that an example is of; empty where the guide names none
 */
record Artifact(Resource resource, Use use, String profile, String title, String description) {

    /** What a resource is in the guide for, and the folder of the package that holds it. */
    enum Use {
        DEFINITION("package"),
        EXAMPLE("package/example"),
        TEST("package/tests");

        private final String folder;

        Use(String folder) {
            this.folder = folder;
        }

        String folder() {
            return folder;
        }
    }

    String type() {
        return resource.fhirType();
    }

    /** Such as {@code ValueSet/g-csf}. */
    String reference() {
        return type() + "/" + resource.getIdPart();
    }

    /** Such as {@code ValueSet-g-csf}: the name of its files without the ending. */
    String base() {
        return type() + "-" + resource.getIdPart();
    }

    String page() {
        return base() + ".html";
    }

    Optional<String> canonical() {
        return resource instanceof MetadataResource definition
                ? Optional.ofNullable(definition.getUrl())
                : Optional.empty();
    }

    /** The profiles that it is an example of: what the guide says, and what it claims itself. */
    List<String> profiles() {
        List<String> claimed =
                resource.getMeta().getProfile().stream().map(UriType::getValue).toList();
        return profile.isEmpty() || claimed.contains(profile)
                ? claimed
                : Stream.concat(Stream.of(profile), claimed.stream()).toList();
    }
}
