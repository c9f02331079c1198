package org.nadir.fhirserver.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;

/**
 * The profiles by which a resource is judged.
 *
 * @param type of the resource
 * @param claimed in {@code meta.profile}, in this order
 * @param required the profile that it must claim
 */
record Claims(String type, List<String> claimed, Optional<String> required) {

    Claims {
        claimed = List.copyOf(claimed);
    }

    static Claims of(IBaseResource resource) {
        List<String> claimed = new ArrayList<>();
        for (IPrimitiveType<String> profile : resource.getMeta().getProfile()) {
            if (profile.getValue() != null && !profile.getValue().isBlank()) {
                claimed.add(profile.getValue());
            }
        }
        return new Claims(resource.fhirType(), claimed, RequiredClaims.of(resource));
    }

    /** Whether there is nothing to judge by but R4 itself. */
    boolean none() {
        return claimed.isEmpty() && required.isEmpty();
    }

    /** The required profile, where it is not claimed. */
    Optional<String> missing() {
        return required.filter(
                profile -> claimed.stream().noneMatch(claim -> claim.split("\\|", 2)[0].equals(profile)));
    }
}
