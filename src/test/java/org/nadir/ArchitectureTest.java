package org.nadir;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house of the README as a test: what each room may use, and that no room is missing or unknown. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.nadir");

    /** The JDK, and annotations that leave no trace at run time. */
    private static final String[] EVERYWHERE = {
        "java..", "org.jspecify.annotations..", "com.google.errorprone.annotations.."
    };

    private static final String[] JACKSON = {"com.fasterxml.jackson.."};
    private static final String[] SPRING = {"org.springframework.."};
    private static final String[] HAPI = {"ca.uhn.fhir..", "org.hl7.fhir.."};

    /** What each room may use besides itself and the JDK. */
    private static final Map<String, String[]> MAY_USE = Map.ofEntries(
            Map.entry("launcher", new String[] {}),
            Map.entry("ctcae", new String[] {}),
            Map.entry("toxicity", rooms("ctcae")),
            Map.entry("outbound", with(SPRING, new String[] {"org.slf4j..", "org.apache.hc.."})),
            Map.entry("fhir", with(rooms("toxicity", "ctcae", "outbound"), JACKSON, HAPI)),
            Map.entry("cdshooks", with(JACKSON, SPRING, new String[] {"jakarta.servlet..", "org.slf4j.."})),
            Map.entry("cdsservices", with(rooms("cdshooks", "fhir", "toxicity", "ctcae", "outbound"), JACKSON, SPRING)),
            Map.entry("fhiroperations", with(rooms("fhir", "toxicity", "ctcae"), JACKSON, HAPI, SPRING)),
            Map.entry("alerts", with(rooms("fhir", "toxicity", "ctcae"), JACKSON, SPRING, new String[] {
                "ca.uhn.fhir.interceptor.api..",
                "org.hl7.fhir.instance.model.api..",
                "org.hl7.fhir.r4.model..",
                "javax.sql..",
                "org.slf4j.."
            })),
            Map.entry("fhirserver", with(rooms("fhir", "outbound"), JACKSON, HAPI, SPRING, new String[] {
                "jakarta..",
                "javax.sql..",
                "javax.xml..",
                "org.slf4j..",
                "org.postgresql..",
                "io.zonky..",
                "org.hibernate..",
                "org.apache..",
                "com.zaxxer..",
                "com.github.benmanes..",
                "com.google.common..",
                "org.tukaani.."
            })),
            Map.entry(
                    "security",
                    with(rooms("cdshooks", "fhir", "fhirserver", "outbound"), JACKSON, HAPI, SPRING, new String[] {
                        "jakarta.servlet..", "javax.sql..", "org.slf4j..", "com.nimbusds..", "org.apache.catalina.."
                    })),
            Map.entry("monitoring", with(rooms("cdshooks", "cdsservices"), SPRING, new String[] {
                "jakarta.servlet..",
                "org.slf4j..",
                "io.micrometer..",
                "ca.uhn.fhir.interceptor.api..",
                "ca.uhn.fhir.rest..",
                "ca.uhn.fhir.util"
            })),
            Map.entry("web", with(SPRING, new String[] {"com.fasterxml.jackson.annotation.."})),
            Map.entry("guide", with(JACKSON, HAPI, new String[] {
                "org.apache.commons.compress..", "org.commonmark..", "org.slf4j.."
            })));

    private static final Map<String, String> BECAUSE = Map.ofEntries(
            Map.entry("launcher", "it runs on an older Java that cannot load anything else of the house"),
            Map.entry("ctcae", "grading needs nothing but the JDK, so that it runs anywhere, also beside an export"),
            Map.entry("toxicity", "the medicine knows no FHIR; give it a chart and a protocol"),
            Map.entry("outbound", "who may be called is one decision; it knows neither FHIR nor tokens"),
            Map.entry("fhir", "it reads FHIR for the medicine and knows no server; ask a ResourceSource for resources"),
            Map.entry("cdshooks", "the protocol of CDS Hooks knows no medicine and no HAPI"),
            Map.entry(
                    "cdsservices",
                    "a service gets resources through ResourceSource, never from the server's own classes"),
            Map.entry(
                    "fhiroperations",
                    "an operation gets resources through ResourceSource, never from the store's own classes"),
            Map.entry("alerts", "an alert is derived from what is stored, soon after and never on the write path"),
            Map.entry("fhirserver", "the server stores what it is given and knows no medicine"),
            Map.entry("security", "it stands in front of the doors: it sees requests and resources, and no medicine"),
            Map.entry("monitoring", "it counts what the doors report and decides nothing"),
            Map.entry("web", "a page asks over HTTP as any client does, so that what it can do everybody can"),
            Map.entry("guide", "the guide is made from files in the build, before there is a server"));

    /** What each part of the room {@code toxicity} may use besides itself and the JDK. */
    private static final Map<String, String[]> PART_MAY_USE = Map.of(
            "toxicity.datatype",
            new String[] {},
            "toxicity.chart",
            rooms("ctcae", "toxicity.datatype"),
            "toxicity.protocol",
            rooms("ctcae", "toxicity.datatype"),
            "toxicity.facts",
            rooms("ctcae", "toxicity.datatype", "toxicity.chart", "toxicity.protocol"));

    private static final Map<String, String> PART_BECAUSE = Map.of(
            "toxicity.datatype", "chart and protocol rest on it and it on neither",
            "toxicity.chart", "what is known of a patient is the same whatever a protocol asks",
            "toxicity.protocol", "a protocol is written before there is a patient; it sees facts, never a chart",
            "toxicity.facts", "a fact is drawn once for all rules; only the assessment applies rules");

    @TestFactory
    Stream<DynamicTest> each_room_uses_only_what_it_may() {
        return MAY_USE.keySet().stream()
                .sorted()
                .map(room -> DynamicTest.dynamicTest(room, () -> classes()
                        .that()
                        .resideInAPackage(in(room))
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(allowed(room)))
                        .because(BECAUSE.get(room))
                        .allowEmptyShould(false)
                        .check(HOUSE)));
    }

    @TestFactory
    Stream<DynamicTest> each_part_of_toxicity_uses_only_what_is_above_it() {
        return PART_MAY_USE.keySet().stream()
                .sorted()
                .map(part -> DynamicTest.dynamicTest(part, () -> classes()
                        .that()
                        .resideInAPackage(in(part))
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                with(EVERYWHERE, rooms(part), Objects.requireNonNull(PART_MAY_USE.get(part)))))
                        .because(PART_BECAUSE.get(part))
                        .allowEmptyShould(false)
                        .check(HOUSE)));
    }

    @Test
    void the_parts_of_toxicity_are_exactly_those_of_its_picture() {
        Set<String> parts = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("org.nadir.toxicity."))
                .map(name -> name.substring("org.nadir.".length()))
                .collect(Collectors.toSet());
        assertThat(parts)
                .as("a part that is new, renamed or empty must be drawn in the package-info of toxicity first")
                .isEqualTo(PART_MAY_USE.keySet());
    }

    @Test
    void the_rooms_are_exactly_those_of_the_picture() {
        Set<String> rooms = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("org.nadir."))
                .map(name -> name.split("\\.")[2])
                .collect(Collectors.toSet());
        assertThat(rooms)
                .as("a room that is new, renamed or empty must be drawn in the picture first")
                .isEqualTo(MAY_USE.keySet());
    }

    @Test
    void the_root_holds_the_application_and_nothing_else() {
        assertThat(HOUSE.stream().filter(type -> type.getPackageName().equals("org.nadir")))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("NadirApplication", "package-info");
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .because("such a name tells nothing; a noun of the standard or of haematology does")
                .check(HOUSE);
    }

    @Test
    void only_the_gate_calls_other_servers() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("outbound"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "org.apache.http..", "org.apache.hc.."))
                .orShould()
                .dependOnClassesThat(assignableTo(java.net.URLConnection.class))
                .orShould()
                .callMethod(java.net.URL.class, "openStream")
                .orShould()
                .callMethod(java.net.URL.class, "openConnection")
                .orShould()
                .callMethod(java.net.URL.class, "openConnection", java.net.Proxy.class)
                .orShould()
                .callMethod(java.net.URL.class, "getContent")
                .orShould()
                .dependOnClassesThat(assignableTo(java.net.Socket.class))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.web.client.."))
                .orShould()
                .dependOnClassesThat(
                        resideInAnyPackage("ca.uhn.fhir.rest.client.apache..").and(not(simpleName("BaseHttpClient"))))
                .because("it judges the address, and bounds time and size; ask OutboundGate")
                .check(HOUSE);
    }

    @Test
    void nothing_transforms_xml() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.xml.transform..", "net.sf.saxon.."))
                .orShould()
                .dependOnClassesThat(simpleName("XsltUtilities"))
                .because("stylesheets read files and call others (docs/weaknesses.md)")
                .check(HOUSE);
    }

    @Test
    void nothing_reads_the_clock_of_the_machine() {
        noClasses()
                .that()
                .resideInAnyPackage(in("ctcae"), in("toxicity"), in("fhir"), in("cdsservices"), in("alerts"))
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a course must be replayable: take the injected Clock")
                .check(HOUSE);
    }

    private static String in(String room) {
        return "org.nadir." + room + "..";
    }

    private static String[] rooms(String... names) {
        return Arrays.stream(names).map(ArchitectureTest::in).toArray(String[]::new);
    }

    private static String[] with(String[]... parts) {
        return Arrays.stream(parts).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static String[] allowed(String room) {
        return with(EVERYWHERE, new String[] {in(room)}, Objects.requireNonNull(MAY_USE.get(room)));
    }
}
