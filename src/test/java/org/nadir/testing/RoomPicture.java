package org.nadir.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The picture in the package-info of a room, as an allow-list: which of its packages uses which others.
 *
 * @param room such as {@code org.nadir.fhirserver}
 * @param arrows for each package below it, those that it may use
 */
public record RoomPicture(String room, Map<String, Set<String>> arrows) {

    /** A test for each package: it uses only those that it leads to. */
    public Stream<DynamicTest> tests() {
        JavaClasses parts = parts();
        return arrows.keySet().stream()
                .sorted()
                .map(part -> DynamicTest.dynamicTest(part, () -> classes()
                        .that()
                        .resideInAPackage(room + "." + part)
                        .should()
                        .onlyDependOnClassesThat(areOpenTo(part))
                        .because("the arrows of the picture go one way, and none leads up to the root")
                        .allowEmptyShould(false)
                        .check(parts)));
    }

    /** Fails when a package is new, renamed or empty. */
    public void assertThatNoPackageIsMissingOrUnknown() {
        assertThat(parts().stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(room + "."))
                        .map(name -> name.substring(room.length() + 1))
                        .collect(Collectors.toSet()))
                .as("a package that is new, renamed or empty must be drawn in the picture first")
                .isEqualTo(arrows.keySet());
    }

    private JavaClasses parts() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(room);
    }

    private DescribedPredicate<JavaClass> areOpenTo(String part) {
        Set<String> others = Objects.requireNonNull(arrows.get(part));
        return DescribedPredicate.describe("are outside of the room, in " + part + " or in one of " + others, type -> {
            String name = type.getPackageName();
            return !name.startsWith(room)
                    || name.equals(room + "." + part)
                    || others.stream().anyMatch(other -> name.equals(room + "." + other));
        });
    }
}
