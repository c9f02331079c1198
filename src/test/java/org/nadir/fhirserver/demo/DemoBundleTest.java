package org.nadir.fhirserver.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoBundleTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final Clock MORNING = Clock.fixed(Instant.parse("2026-11-20T10:17:31.5Z"), ZoneOffset.UTC);

    /** Ten past midnight in Calcutta: day 0 reaches back into yesterday, and the offset is no whole hour. */
    private static final Clock MIDNIGHT = Clock.fixed(Instant.parse("2026-11-20T18:40:00Z"), ZoneId.of("Asia/Kolkata"));

    static List<DemoCourse> courses() {
        return new DemoCourseReader().readShipped();
    }

    @Test
    void atLeastFourteenCoursesAreShipped() {
        assertThat(courses())
                .hasSizeGreaterThanOrEqualTo(14)
                .extracting(DemoCourse::id)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("courses")
    void everyReferenceResolvesInsideTheBundle(DemoCourse course) {
        Bundle bundle = DemoBundle.of(course, MORNING);
        FhirTerser terser = R4.newTerser();

        List<String> urls = bundle.getEntry().stream()
                .map(entry -> entry.getRequest().getUrl())
                .toList();
        List<String> references = resources(bundle).stream()
                .flatMap(resource -> terser.getAllResourceReferences(resource).stream())
                .map(ResourceReferenceInfo::getResourceReference)
                .map(reference -> reference.getReferenceElement().getValue())
                .filter(reference -> reference != null && !reference.startsWith("#"))
                .toList();

        assertThat(references).isNotEmpty().allMatch(urls::contains);
    }

    @ParameterizedTest
    @MethodSource("courses")
    void noTimeLiesInTheFuture(DemoCourse course) {
        for (Clock clock : List.of(MORNING, MIDNIGHT)) {
            Date now = Date.from(clock.instant());
            List<Date> times = resources(DemoBundle.of(course, clock)).stream()
                    .flatMap(DemoBundleTest::times)
                    .toList();

            assertThat(times).isNotEmpty().allMatch(time -> !time.after(now));
        }
    }

    @ParameterizedTest
    @MethodSource("courses")
    void linesStandInTheOrderInWhichTheyHappened(DemoCourse course) {
        for (Clock clock : List.of(MORNING, MIDNIGHT)) {
            assertThat(course.events())
                    .extracting(event -> event.time().on(clock).toInstant())
                    .isSorted();
        }
    }

    @Test
    void idsAreUniqueOverAllCoursesAndSharedResourcesAreTheSameEverywhere() {
        Map<String, String> contents = new HashMap<>();
        for (DemoCourse course : courses()) {
            for (Resource resource : resources(DemoBundle.of(course, MORNING))) {
                String url = "%s/%s".formatted(resource.fhirType(), resource.getIdPart());
                String content = R4.newJsonParser().encodeResourceToString(resource);
                String before = contents.putIfAbsent(url, content);

                boolean own = resource.getIdPart().startsWith(course.id());
                assertThat(before).as(url).isIn(own ? new String[] {null} : new String[] {null, content});
                assertThat(resource.getIdPart()).matches("[a-z0-9-]{1,64}");
            }
        }
    }

    @Test
    void idsStayTheSameOnALaterDay() {
        Clock later = Clock.fixed(Instant.parse("2027-02-01T08:00:00Z"), ZoneOffset.UTC);
        for (DemoCourse course : courses()) {
            assertThat(ids(DemoBundle.of(course, later))).isEqualTo(ids(DemoBundle.of(course, MORNING)));
        }
    }

    @Test
    void timesCarryTheOffsetOfTheClocksZone() {
        DemoCourse course = course("demo-neutropenia-grade-4");

        List<String> times = only(Observation.class, DemoBundle.of(course, MIDNIGHT)).stream()
                .map(observation -> observation.getEffectiveDateTimeType().getValueAsString())
                .toList();

        assertThat(times).first().isEqualTo("2026-09-14T07:40:00+05:30");
        assertThat(times).last().isEqualTo("2026-11-20T22:10:00+05:30");
    }

    private static DemoCourse course(String id) {
        return courses().stream()
                .filter(course -> course.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Date> times(Resource resource) {
        FhirTerser terser = R4.newTerser();
        return Stream.concat(
                        terser.getAllPopulatedChildElementsOfType(resource, DateTimeType.class).stream(),
                        terser.getAllPopulatedChildElementsOfType(resource, InstantType.class).stream())
                .map(BaseDateTimeType::getValue);
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getRequest().getUrl())
                .toList();
    }

    private static List<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream().map(BundleEntryComponent::getResource).toList();
    }

    private static <T extends Resource> List<T> only(Class<T> type, Bundle bundle) {
        return resources(bundle).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
