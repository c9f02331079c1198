package org.nadir.fhirserver.demo;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.nadir.fhir.Canonical;
import org.nadir.fhirserver.demo.DemoEvent.BloodCount;
import org.nadir.fhirserver.demo.DemoEvent.Finding;
import org.nadir.fhirserver.demo.DemoEvent.Order;
import org.nadir.fhirserver.demo.DemoEvent.Temperature;
import org.nadir.fhirserver.demo.DemoEvent.Transfusion;
import org.nadir.fhirserver.demo.DemoEvent.Visit;

/**
 * A demo course as one FHIR transaction of PUTs under stable ids.
 *
 * <p>An id is the patient's id, the kind of entry and its number in the file, so that loading a course twice gives no
 * resource twice. The study and a stored Medication are shared: each bundle that points to them brings them along.
 */
public final class DemoBundle {

    /** Any base will do for a transaction; the store keeps the part behind it. */
    private static final String BASE = Canonical.BASE + "/";

    static final DemoCode TEST_DATA = DemoCode.hl7("v3-ActReason", "HTEST", "test health data");

    private final DemoScene scene;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, DomainResource> resources = new LinkedHashMap<>();

    private DemoBundle(DemoScene scene) {
        this.scene = scene;
    }

    /** Writes the course as it is on the day and at the time of the clock. */
    public static Bundle of(DemoCourse course, Clock clock) {
        return new DemoBundle(new DemoScene(course, clock)).write();
    }

    private Bundle write() {
        DemoHistory history = new DemoHistory(scene);
        add(List.of(history.patient()));
        add(history.study());
        scene.course().events().forEach(event -> add(write(event)));
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        resources.forEach((url, resource) -> bundle.addEntry()
                .setFullUrl(BASE + url)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(url));
        return bundle;
    }

    private List<? extends DomainResource> write(DemoEvent event) {
        DemoHistory history = new DemoHistory(scene);
        DemoResults results = new DemoResults(scene);
        return switch (event) {
            case Order order ->
                new DemoOrders(scene).write(order, id(order.dose().drug().word()));
            case BloodCount count -> results.write(count, id("cbc"));
            case Temperature temperature -> List.of(results.write(temperature, id("temperature")));
            case Finding finding -> List.of(history.write(finding, id("condition")));
            case Transfusion transfusion -> List.of(history.write(transfusion, id("transfusion")));
            case Visit visit -> List.of(history.write(visit, id("visit")));
        };
    }

    private String id(String kind) {
        int number = numbers.merge(kind, 1, Integer::sum);
        return "%s-%s-%d".formatted(scene.course().id(), kind, number).toLowerCase(Locale.ROOT);
    }

    private void add(List<? extends DomainResource> written) {
        for (DomainResource resource : written) {
            resource.getMeta().addSecurity(TEST_DATA.coding());
            resources.put("%s/%s".formatted(resource.fhirType(), resource.getIdPart()), resource);
        }
    }
}
