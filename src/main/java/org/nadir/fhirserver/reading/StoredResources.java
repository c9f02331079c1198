package org.nadir.fhirserver.reading;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.nadir.fhir.ResourceStore;
import org.nadir.fhir.SourceUnavailableException;
import org.nadir.fhirserver.answers.PublicMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The own store as a source of JSON.
 *
 * <p>HAPI finds the rows and {@link StoredJson} reads their text: building HAPI's objects only to write them out again
 * would cost ten times the search.
 */
public class StoredResources implements ResourceStore {

    /** More than any patient has; a longer answer is refused, not cut off. */
    static final int MOST = 50_000;

    private static final int READ_AT_ONCE = 200;

    private final FhirContext context;
    private final DaoRegistry types;
    private final StoreQueries queries;
    private final StoredJson json;
    private final TransactionOperations reading;

    StoredResources(
            FhirContext context,
            DaoRegistry types,
            StoreQueries queries,
            StoredJson json,
            TransactionOperations reading) {
        this.context = context;
        this.types = types;
        this.queries = queries;
        this.json = json;
        this.reading = reading;
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

    /**
     * The rows come through a cursor, which lives as long as the transaction. Without a limit, and with an offset, HAPI
     * has the database tell double rows apart and keeps no set of those it has seen.
     */
    @Override
    public void each(String query, Consumer<JsonNode> reader) {
        StoreQuery parsed = queries.parse(query);
        parsed.parameters().setOffset(0);
        try {
            reading.executeWithoutResult(transaction -> {
                try (Stream<JpaPid> found = types.getResourceDao(parsed.type())
                        .searchForIdStream(parsed.parameters(), new SystemRequestDetails(), null)) {
                    read(found.iterator(), parsed.includePaths(), reader);
                }
            });
        } catch (BaseServerResponseException | DataAccessException | TransactionException e) {
            throw new SourceUnavailableException(parsed.type(), PublicMessage.of(e.getMessage()));
        }
    }

    @Override
    public long count(String query) {
        StoreQuery parsed = queries.parse(query);
        parsed.parameters().setSummaryMode(SummaryEnum.COUNT);
        try {
            IBundleProvider counted =
                    types.getResourceDao(parsed.type()).search(parsed.parameters(), new SystemRequestDetails());
            return Objects.requireNonNull(counted.size());
        } catch (BaseServerResponseException | DataAccessException e) {
            throw new SourceUnavailableException(parsed.type(), PublicMessage.of(e.getMessage()));
        }
    }

    private void read(Iterator<JpaPid> found, List<String> includePaths, Consumer<JsonNode> reader) {
        List<Long> rows = new ArrayList<>(READ_AT_ONCE);
        while (found.hasNext()) {
            rows.add(found.next().getId());
            if (rows.size() == READ_AT_ONCE || !found.hasNext()) {
                json.read(rows, includePaths).forEach(reader);
                rows.clear();
            }
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
