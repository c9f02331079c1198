package org.nadir.security;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nadir.testing.RoomPicture;

/** The picture in the package-info of this room as a test: which package uses which. */
class SecurityPictureTest {

    private static final RoomPicture PICTURE = new RoomPicture(
            "org.nadir.security",
            Map.ofEntries(
                    Map.entry("authorizationserver", Set.of("tokens", "keys", "scopes", "mode")),
                    Map.entry("cdsclients", Set.of("tokens", "keys", "scopes", "mode")),
                    Map.entry("fhiraccess", Set.of("scopes")),
                    Map.entry("audit", Set.of("scopes", "mode")),
                    Map.entry("limits", Set.of("scopes")),
                    Map.entry("operators", Set.of("mode")),
                    Map.entry("headers", Set.of()),
                    Map.entry("tokens", Set.of("keys", "scopes", "mode")),
                    Map.entry("keys", Set.of()),
                    Map.entry("scopes", Set.of()),
                    Map.entry("mode", Set.of())));

    @TestFactory
    Stream<DynamicTest> each_package_uses_only_those_that_it_leads_to() {
        return PICTURE.tests();
    }

    @Test
    void the_packages_are_exactly_those_of_the_picture() {
        PICTURE.assertThatNoPackageIsMissingOrUnknown();
    }
}
