package org.nadir.security.fhiraccess;

import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.instance.model.api.IIdType;

/** A reference to a resource on this server. The store keeps its own address out of references. */
record LocalReference(String type, String id) {

    /** Reads one; empty for what is contained, elsewhere, conditional, or no literal reference. */
    static Optional<LocalReference> of(IBaseReference reference) {
        IIdType target = reference.getReferenceElement();
        return target.isLocal() || target.isAbsolute() || !target.hasResourceType() || !target.hasIdPart()
                ? Optional.empty()
                : Optional.of(new LocalReference(target.getResourceType(), target.getIdPart()));
    }

    /** As it is written in a resource. */
    String text() {
        return type + "/" + id;
    }
}
