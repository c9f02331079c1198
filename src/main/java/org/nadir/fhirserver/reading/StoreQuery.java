package org.nadir.fhirserver.reading;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import java.util.List;

/**
 * A query that the store understands.
 *
 * @param type the type searched
 * @param parameters what must match, and the order
 * @param includePaths where the references stand that are followed, such as {@code MedicationRequest.medication}
 */
record StoreQuery(String type, SearchParameterMap parameters, List<String> includePaths) {}
