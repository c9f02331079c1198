package org.nadir.cdshooks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The services of this server, found by id and then by hook, since one id may serve several hooks. */
final class ServiceCatalogue {

    private final List<CdsService> services;
    private final Map<String, Map<String, CdsService>> byIdAndHook = new LinkedHashMap<>();

    ServiceCatalogue(List<CdsService> services) {
        this.services = List.copyOf(services);
        services.forEach(this::add);
    }

    List<ServiceDescription> descriptions() {
        return services.stream().map(CdsService::description).toList();
    }

    boolean knows(String id) {
        return byIdAndHook.containsKey(id);
    }

    void requireId(String id) {
        if (!knows(id)) {
            throw unknown();
        }
    }

    UnknownServiceException unknown() {
        return new UnknownServiceException(byIdAndHook.keySet());
    }

    CdsService service(String id, String hook) {
        requireId(id);
        Map<String, CdsService> byHook = byIdAndHook.getOrDefault(id, Map.of());
        CdsService service = byHook.get(hook);
        if (service == null) {
            throw new InvalidRequestException("hook", String.join(" or ", byHook.keySet()) + " for this service");
        }
        return service;
    }

    private void add(CdsService service) {
        ServiceDescription description = service.description();
        CdsService before = byIdAndHook
                .computeIfAbsent(description.id(), id -> new LinkedHashMap<>())
                .putIfAbsent(description.hook(), service);
        if (before != null) {
            throw new IllegalStateException(
                    "Two CDS services have the id %s and the hook %s.".formatted(description.id(), description.hook()));
        }
    }
}
