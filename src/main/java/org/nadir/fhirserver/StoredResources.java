package org.nadir.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.nadir.fhir.ResourceStore;
import org.nadir.fhir.SourceUnavailableException;
import org.springframework.dao.DataAccessException;

/**
 * The own store as a source of JSON.
 *
 * <p>HAPI finds the rows and {@link StoredJson} reads their text: building HAPI's objects only to write them out again
 * would cost ten times the search.
 */
public class StoredResources implements ResourceStore {

    /** More than any patient has; a longer answer is refused, not cut off. */
    static final int MOST = 50_000;

    private final FhirContext context;
    private final DaoRegistry types;
    private final StoreQueries queries;
    private final StoredJson json;

    StoredResources(FhirContext context, DaoRegistry types, StoreQueries queries, StoredJson json) {
        this.context = context;
        this.types = types;
        this.queries = queries;
        this.json = json;
    }

    @Override
    public List<JsonNode> fetch(String query) {
        StoreQuery parsed = queries.parse(query);
        try {
            List<Long> rows = rows(parsed);
            if (rows.size() > MOST) {
                throw new SourceUnavailableException(parsed.type(), "more than " + MOST + " resources match");
            }
            return json.read(rows, parsed.includePaths());
        } catch (BaseServerResponseException | DataAccessException e) {
            throw new SourceUnavailableException(parsed.type(), PublicMessage.of(e.getMessage()));
        }
    }

    @Override
    public void save(ObjectNode resource) {
        IBaseResource parsed = context.newJsonParser().parseResource(resource.toString());
        IFhirResourceDao<IBaseResource> store = types.getResourceDao(parsed);
        store.update(parsed, new SystemRequestDetails());
    }

    private List<Long> rows(StoreQuery query) {
        SearchParameterMap parameters = query.parameters();
        parameters.setLoadSynchronousUpTo(MOST + 1);
        IFhirResourceDao<?> store = types.getResourceDao(query.type());
        List<JpaPid> found = store.searchForIds(parameters, new SystemRequestDetails());
        return found.stream().map(JpaPid::getId).toList();
    }
}
