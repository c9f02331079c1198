package org.nadir.fhirserver.requests;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses, before HAPI reads it, what no FHIR server can answer: a client's fault must not look like ours. */
@Interceptor(order = -1000)
public class IncomingRequests {

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private static final Set<RequestTypeEnum> WITH_BODY =
            Set.of(RequestTypeEnum.POST, RequestTypeEnum.PUT, RequestTypeEnum.PATCH);
    private static final Set<String> JSON =
            Set.of("application/fhir+json", "application/json", "application/json-patch+json", "text/json");
    private static final Set<String> XML = Set.of("application/fhir+xml", "application/xml", "text/xml");

    private final RequestLimits limits;
    private final SearchBounds searches;
    private final BodySyntax syntax;
    private final int pageSize;

    public IncomingRequests(RequestLimits limits, int pageSize) {
        this.limits = limits;
        this.searches = new SearchBounds(limits.search());
        this.syntax = new BodySyntax(limits.body().nesting());
        this.pageSize = pageSize;
    }

    /** Called first for each request. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void check(ServletRequestDetails request) {
        checkCharacters(request.getRequestPath());
        request.getParameters().forEach((name, values) -> {
            checkCharacters(name);
            for (String value : values) {
                checkCharacters(value);
            }
        });
        RequestedSearch.check(request.getParameters());
        searches.check(request.getParameters());
        reduceCount(request);
        askForTextAsResource(request);
        askOnce(request);
        checkVersion(request.getHeader(Constants.HEADER_IF_MATCH));
        if (WITH_BODY.contains(request.getRequestType())) {
            checkBody(request);
        }
    }

    private static void checkCharacters(@Nullable String text) {
        if (text != null && text.chars().anyMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            throw new InvalidRequestException("The address contains a control character");
        }
    }

    /** FHIR lets a server give fewer than asked for; HAPI does so for a plain search and not for each way to page. */
    private void reduceCount(ServletRequestDetails request) {
        String[] count = request.getParameters().get(Constants.PARAM_COUNT);
        if (count != null && Arrays.stream(count).anyMatch(number -> Long.parseLong(number) > pageSize)) {
            request.removeParameter(Constants.PARAM_COUNT);
            request.addParameter(Constants.PARAM_COUNT, new String[] {String.valueOf(pageSize)});
        }
    }

    /** HAPI answers {@code _summary=text} of a single resource with the bare narrative, and "null" without one. */
    private static void askForTextAsResource(ServletRequestDetails request) {
        String[] summary = request.getParameters().get(Constants.PARAM_SUMMARY);
        if (summary == null || !Arrays.asList(summary).contains("text")) {
            return;
        }
        String operation = String.valueOf(request.getOperation());
        if (operation.startsWith("$")) {
            throw new InvalidRequestException("_summary=text is not supported for operations");
        }
        if (request.getId() != null && !operation.equals("_history")) {
            request.removeParameter(Constants.PARAM_SUMMARY);
            request.addParameter(Constants.PARAM_ELEMENTS, new String[] {"text,(mandatory)"});
        }
    }

    /** A search for the same twice is a search for it; HAPI takes it for a mistake of its own. */
    private static void askOnce(ServletRequestDetails request) {
        if (String.valueOf(request.getOperation()).startsWith("$")) {
            return;
        }
        Map.copyOf(request.getParameters()).forEach((name, values) -> {
            String[] different = Arrays.stream(values).distinct().toArray(String[]::new);
            if (different.length < values.length) {
                request.removeParameter(name);
                request.addParameter(name, different);
            }
        });
    }

    private static void checkVersion(@Nullable String ifMatch) {
        if (ifMatch != null && !ifMatch.matches("(?:W/)?\"\\d{1,9}\"")) {
            throw new InvalidRequestException("If-Match must be a version such as W/\"1\"");
        }
    }

    private void checkBody(ServletRequestDetails request) {
        refuseCompression(request);
        String type = mediaType(request).orElse("");
        if (isForm(type)) {
            refuseFormInsteadOfResource(request);
            return;
        }
        request.setServletRequest(bounded(request));
        byte[] body = request.loadRequestContents();
        if (body.length == 0) {
            return;
        }
        if (JSON.contains(type)) {
            syntax.checkJson(body, entries(request));
            refuseOtherPatches(request, type);
        } else if (XML.contains(type)) {
            refuseOtherPatches(request, type);
            syntax.checkXml(body, entries(request));
        } else {
            throw unsupported("The Content-Type must be application/fhir+json or application/fhir+xml");
        }
    }

    private static void refuseOtherPatches(ServletRequestDetails request, String type) {
        boolean isPatch = type.equals(Constants.CT_JSON_PATCH);
        if (isPatch != (request.getRequestType() == RequestTypeEnum.PATCH)) {
            throw unsupported("A PATCH takes application/json-patch+json, and nothing else does");
        }
    }

    private static void refuseCompression(ServletRequestDetails request) {
        String encoding = request.getHeader(Constants.HEADER_CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported("A request body must not be compressed (Content-Encoding)");
        }
    }

    private static void refuseFormInsteadOfResource(ServletRequestDetails request) {
        String operation = request.getOperation();
        if (operation == null || !(operation.equals("_search") || operation.startsWith("$"))) {
            throw unsupported("A form may only be posted to _search");
        }
    }

    private static boolean isForm(String type) {
        return type.equals(Constants.CT_X_FORM_URLENCODED);
    }

    private static Optional<String> mediaType(ServletRequestDetails request) {
        String header = request.getHeader(Constants.HEADER_CONTENT_TYPE);
        if (header == null) {
            return Optional.empty();
        }
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.contains("charset=") && !lower.replace("\"", "").matches(".*charset=(utf-8|us-ascii).*")) {
            throw unsupported("The charset of a request body must be UTF-8");
        }
        return Optional.of(lower.split(";", 2)[0].strip());
    }

    private BoundedRequest bounded(ServletRequestDetails request) {
        boolean isTransaction = request.getResourceName() == null && request.getOperation() == null;
        return isTransaction
                ? new BoundedRequest(
                        request.getServletRequest(), limits.body().bundleSize(), "nadir.limits.bundle-size")
                : new BoundedRequest(
                        request.getServletRequest(), limits.body().resourceSize(), "nadir.limits.resource-size");
    }

    /** A List has entries too, and no server to act on each of them. */
    private BundlePath entries(ServletRequestDetails request) {
        boolean isBundle =
                request.getResourceName() == null || request.getResourceName().equals("Bundle");
        int allowed = isBundle ? limits.body().bundleEntries() : Integer.MAX_VALUE;
        return new BundlePath(new BundleEntries(allowed, pageSize, searches));
    }

    private static UnclassifiedServerFailureException unsupported(String sentence) {
        return new UnclassifiedServerFailureException(UNSUPPORTED_MEDIA_TYPE, sentence);
    }
}
