package org.nadir.fhirserver.capabilities;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/** The profiles of resources that the store holds: those that {@code $validate} knows besides the standard's. */
final class StoredProfiles {

    private final IFhirResourceDao<StructureDefinition> definitions;

    StoredProfiles(IFhirResourceDao<StructureDefinition> definitions) {
        this.definitions = definitions;
    }

    /** The canonical addresses of the active profiles by the type that they constrain. */
    Map<String, List<String>> byType() {
        SearchParameterMap active = SearchParameterMap.newSynchronous()
                .add(StructureDefinition.SP_STATUS, new TokenParam(PublicationStatus.ACTIVE.toCode()))
                .add(StructureDefinition.SP_KIND, new TokenParam(StructureDefinitionKind.RESOURCE.toCode()))
                .add(StructureDefinition.SP_DERIVATION, new TokenParam(TypeDerivationRule.CONSTRAINT.toCode()));
        return definitions.search(active, new SystemRequestDetails()).getAllResources().stream()
                .map(StructureDefinition.class::cast)
                .sorted(Comparator.comparing(StructureDefinition::getUrl))
                .collect(Collectors.groupingBy(
                        StructureDefinition::getType,
                        Collectors.mapping(StructureDefinition::getUrl, Collectors.toList())));
    }
}
