package org.nadir.fhirserver;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nadir.testing.RoomPicture;

/** The picture in the package-info of this room as a test: which package uses which. */
class FhirServerPictureTest {

    private static final RoomPicture PICTURE = new RoomPicture(
            "org.nadir.fhirserver",
            Map.ofEntries(
                    Map.entry("capabilities", Set.of("storage", "subscriptions")),
                    Map.entry("requests", Set.of("storage")),
                    Map.entry("operations", Set.of("storage")),
                    Map.entry("reading", Set.of("storage", "answers")),
                    Map.entry("storage", Set.of("validation")),
                    Map.entry("answers", Set.of("validation")),
                    Map.entry("subscriptions", Set.of()),
                    Map.entry("websocket", Set.of("subscriptions")),
                    Map.entry("validation", Set.of()),
                    Map.entry("demo", Set.of("validation")),
                    Map.entry("export", Set.of()),
                    Map.entry("postgres", Set.of()),
                    Map.entry("terminology", Set.of())));

    @TestFactory
    Stream<DynamicTest> each_package_uses_only_those_that_it_leads_to() {
        return PICTURE.tests();
    }

    @Test
    void the_packages_are_exactly_those_of_the_picture() {
        PICTURE.assertThatNoPackageIsMissingOrUnknown();
    }
}
