package org.nadir.cdshooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One change to the record that a suggestion proposes.
 *
 * @param description the text that some clients show in place of the suggestion's label
 * @param resource the whole resource to create or update; its empty members are left out
 * @param resourceId a relative reference to the resource to delete
 * @see <a href="https://cds-hooks.hl7.org/2.0/#action">CDS Hooks 2.0, Action</a>
 */
public record Action(
        Type type,
        String description,
        @Nullable ObjectNode resource,
        @Nullable String resourceId) {

    /** What is done to the resource. */
    public enum Type {
        @JsonProperty("create")
        CREATE,
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("delete")
        DELETE
    }

    public Action {
        Require.text("action.description", description);
        resource = resource == null ? null : EmptyMembers.without(resource);
        switch (type) {
            case CREATE, UPDATE ->
                Require.that(
                        resource != null && resource.hasNonNull("resourceType"),
                        "action.resource",
                        "a resource for create and update");
            case DELETE -> {
                Require.text("action.resourceId", resourceId);
                Require.that(resource == null, "action.resource", "absent for delete");
            }
        }
    }

    public static Action create(String description, ObjectNode resource) {
        return new Action(Type.CREATE, description, resource, null);
    }

    public static Action update(String description, ObjectNode resource) {
        return new Action(Type.UPDATE, description, resource, null);
    }

    public static Action delete(String description, String resourceId) {
        return new Action(Type.DELETE, description, null, resourceId);
    }
}
