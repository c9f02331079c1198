package org.nadir.fhirserver.requests;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.QuantityParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.nadir.fhirserver.storage.ServedResources;

/** Holds the reads of a batch or transaction to what holds of a read by itself: HAPI calls no interceptor for them. */
@Interceptor
public class BatchedReads {

    /** HAPI gives a fault in one of these, met only inside a batch, for a failure of the server. */
    private static final Map<RestSearchParameterTypeEnum, Supplier<IQueryParameterType>> FORMATTED = Map.of(
            RestSearchParameterTypeEnum.DATE, DateParam::new,
            RestSearchParameterTypeEnum.NUMBER, NumberParam::new,
            RestSearchParameterTypeEnum.QUANTITY, QuantityParam::new);

    private final FhirContext context;
    private final ISearchParamRegistry parameters;

    public BatchedReads(FhirContext context, ISearchParamRegistry parameters) {
        this.context = context;
        this.parameters = parameters;
    }

    /** Called with a transaction, with a batch, and with each entry of the batch as a transaction, which may fail alone. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void check(IBaseBundle bundle) {
        Bundle asked = (Bundle) bundle;
        if (asked.getType() != BundleType.TRANSACTION) {
            return;
        }
        for (BundleEntryComponent entry : asked.getEntry()) {
            if (entry.getRequest().getMethod() == HTTPVerb.GET
                    && entry.getRequest().hasUrl()) {
                entry.getRequest().setUrl(checked(entry.getRequest().getUrl()));
            }
        }
    }

    private String checked(String address) {
        String[] parts = address.split("\\?", 2);
        refuseOperation(parts[0]);
        if (parts.length == 1) {
            return address;
        }
        Map<String, String[]> asked = UrlUtil.parseQueryString(parts[1]);
        RequestedSearch.check(asked);
        String type = parts[0].replaceFirst("^/", "");
        if (ServedResources.types().contains(type)) {
            asked.forEach((name, values) -> checkValues(type, name, List.of(values)));
        }
        return parts[0] + "?" + Arrays.stream(parts[1].split("&")).distinct().collect(Collectors.joining("&"));
    }

    /** HAPI would read the batch for the operation's input; only {@code $validate} reads its own. */
    private static void refuseOperation(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.startsWith("$") && !last.equals("$validate")) {
            throw new InvalidRequestException(
                    "The operation %s is not carried out in a batch or transaction: call it by itself".formatted(last));
        }
    }

    private void checkValues(String type, String name, List<String> values) {
        if (name.equals("_filter")) {
            values.forEach(filter -> FilterExpression.check(type, filter, parameters));
        }
        RuntimeSearchParam known =
                parameters.getActiveSearchParam(type, name, ISearchParamRegistry.SearchParamLookupContextEnum.SEARCH);
        Supplier<IQueryParameterType> kind = known == null ? null : FORMATTED.get(known.getParamType());
        if (kind != null) {
            values.stream()
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .forEach(value -> checkFormat(kind.get(), name, value));
        }
    }

    private void checkFormat(IQueryParameterType parameter, String name, String value) {
        try {
            parameter.setValueAsQueryToken(context, name, null, value);
        } catch (DataFormatException e) {
            throw new InvalidRequestException(e.getMessage());
        }
    }
}
