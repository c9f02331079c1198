package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ResourceSource;

/**
 * The patients who are members of a Group and were so in the period. The list of members is as long as the Group, which
 * is one resource and so of bounded size.
 */
record GroupMembers(ResourceSource resources, JsonNode group, SummaryPeriod period) implements Cohort {

    private static final Set<String> OF_SUBJECTS = Set.of("person", "animal");

    GroupMembers {
        String type = group.path("type").asText();
        if (!OF_SUBJECTS.contains(type)) {
            throw new InvalidRequestException("The Group %s is of type %s: only the patients of a Group can be counted"
                    .formatted(group.path("id").asText(), type));
        }
        if (!group.path("actual").asBoolean()) {
            throw new InvalidRequestException("The Group %s describes its members (actual is false) and lists none"
                    .formatted(group.path("id").asText()));
        }
    }

    @Override
    public long size() {
        return patients().size();
    }

    @Override
    public void each(Runnable turn, BiConsumer<JsonNode, Arm> reader) {
        patients().forEach(reference -> {
            turn.run();
            resources.fetch(reference).forEach(patient -> reader.accept(patient, Arm.Special.ALL));
        });
    }

    private Set<String> patients() {
        Set<String> patients = new LinkedHashSet<>();
        for (JsonNode member : group.path("member")) {
            if (!member.path("inactive").asBoolean() && wasMember(member.path("period"))) {
                FhirJson.target(member.path("entity"))
                        .filter(entity -> entity.startsWith("Patient/"))
                        .ifPresent(patients::add);
            }
        }
        return patients;
    }

    private boolean wasMember(JsonNode membership) {
        return period.overlaps(Days.read(membership, "start"), Days.read(membership, "end"));
    }

    @Override
    public String description() {
        return FhirJson.reference(group);
    }
}
