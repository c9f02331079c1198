package org.nadir.fhirserver.export;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupMemberComponent;
import org.hl7.fhir.r4.model.IdType;

/** Who belongs to a Group: its members that are Patients, without those that are inactive or have left. */
final class GroupRoster {

    private final DaoRegistry types;

    GroupRoster(DaoRegistry types) {
        this.types = types;
    }

    ExportScope.ChosenPatients members(IdType id, Instant now, RequestDetails request) {
        Group group = types.getResourceDao(Group.class).read(id, request);
        if (!group.getActual()) {
            throw new InvalidRequestException(
                    "The Group %s describes its members (actual is false) and lists none".formatted(id.getIdPart()));
        }
        List<String> patients = group.getMember().stream()
                .filter(member -> isMember(member, Date.from(now)))
                .map(member -> member.getEntity().getReferenceElement())
                .filter(entity -> "Patient".equals(entity.getResourceType()))
                .map(entity -> entity.getIdPart())
                .distinct()
                .toList();
        return new ExportScope.ChosenPatients(patients, List.of(id.getIdPart()));
    }

    private static boolean isMember(GroupMemberComponent member, Date now) {
        DateTimeType end = member.getPeriod().getEndElement();
        // A day is over when the next one begins.
        boolean left =
                end.hasValue() && end.getPrecision().add(end.getValue(), 1).before(now);
        return !member.getInactive() && !left;
    }
}
