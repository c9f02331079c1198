package org.nadir.cdsservices.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ResourceStore;
import org.nadir.fhir.SourceUnavailableException;

/** A store of resources by reference, which a test can hold up or break. */
final class KeptResources implements ResourceStore {

    private final Map<String, JsonNode> kept = new ConcurrentHashMap<>();
    private final CountDownLatch open;
    private volatile boolean broken;
    private int saves;

    private KeptResources(CountDownLatch open) {
        this.open = open;
    }

    static KeptResources empty() {
        return new KeptResources(new CountDownLatch(0));
    }

    /** One that answers nothing until the latch is down. */
    static KeptResources heldUpBy(CountDownLatch latch) {
        return new KeptResources(latch);
    }

    KeptResources with(String type, String id) {
        return with(new ObjectNode(com.fasterxml.jackson.databind.node.JsonNodeFactory.instance)
                .put("resourceType", type)
                .put("id", id));
    }

    KeptResources with(ObjectNode resource) {
        kept.put(FhirJson.reference(resource), resource);
        return this;
    }

    void breakDown(boolean down) {
        broken = down;
    }

    @Override
    public List<JsonNode> fetch(String query) {
        try {
            open.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (broken) {
            throw new SourceUnavailableException(query, "the store is away");
        }
        return Optional.ofNullable(kept.get(query)).stream().toList();
    }

    @Override
    public synchronized void save(ObjectNode resource) {
        saves++;
        with(resource);
    }

    synchronized int saves() {
        return saves;
    }

    List<String> references() {
        return kept.keySet().stream().sorted().toList();
    }
}
