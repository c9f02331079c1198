package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * The value sets and code systems that are here: what is stored, then what comes with FHIR R4, then the code systems
 * that HAPI knows by their rules.
 *
 * <p>Nothing is kept between requests, so that a definition that was stored a moment ago counts.
 */
final class Definitions {

    /** RFC 6838, section 4.2, and parameters. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}(?:;.*)?");

    private final DaoRegistry types;
    private final DefaultProfileValidationSupport standard;
    private final CommonCodeSystemsTerminologyService ruled;
    private final ValidationSupportContext ofRuled;

    Definitions(FhirContext context, DaoRegistry types, DefaultProfileValidationSupport standard) {
        this.types = types;
        this.standard = standard;
        this.ruled = new CommonCodeSystemsTerminologyService(context);
        this.ofRuled = new ValidationSupportContext(ruled);
    }

    Optional<ValueSet> valueSet(Canonical canonical) {
        return stored(ValueSet.class, canonical)
                .or(() -> ofVersion(ValueSet.class, standard.fetchValueSet(canonical.url()), canonical));
    }

    Optional<CodeSystem> codeSystem(Canonical canonical) {
        return stored(CodeSystem.class, canonical)
                .or(() -> ofVersion(CodeSystem.class, standard.fetchCodeSystem(canonical.url()), canonical))
                .or(() -> ofVersion(CodeSystem.class, ruled.fetchCodeSystem(canonical.url()), canonical)
                        .map(Definitions::asPart));
    }

    /** HAPI calls its countries the whole of ISO 3166, and leaves out the numbers. */
    private static CodeSystem asPart(CodeSystem definition) {
        return definition.getContent() == CodeSystemContentMode.COMPLETE
                ? definition.setContent(CodeSystemContentMode.FRAGMENT)
                : definition;
    }

    SystemContent content(Canonical system) {
        Optional<CodeSystem> definition = codeSystem(system);
        Optional<SystemContent> listed = definition.flatMap(Definitions::content);
        if (listed.isPresent()) {
            return listed.get();
        }
        if (ruled.isCodeSystemSupported(ofRuled, system.url())) {
            return new SystemContent.Ruled(code -> byRule(system.url(), code));
        }
        return new SystemContent.Absent(
                definition.isPresent()
                        ? "Of the code system %s only the name is here, not its codes".formatted(system)
                        : "The code system %s is not here".formatted(system));
    }

    /** The codes of a code system, where it has any. */
    static Optional<SystemContent> content(CodeSystem definition) {
        boolean isListed = definition.getContent() != CodeSystemContentMode.NOTPRESENT
                && definition.getContent() != CodeSystemContentMode.SUPPLEMENT;
        return isListed ? Optional.of(new SystemContent.Listed(new ListedCodes(definition))) : Optional.empty();
    }

    private Optional<String> byRule(String system, String code) {
        if (system.equals(CommonCodeSystemsTerminologyService.MIMETYPES_CODESYSTEM_URL)) {
            return MEDIA_TYPE.matcher(code).matches() ? Optional.of("") : Optional.empty();
        }
        return Optional.ofNullable(ruled.lookupCode(ofRuled, new LookupCodeRequest(system, code)))
                .filter(found -> found.isFound())
                .map(found -> Optional.ofNullable(found.getCodeDisplay()).orElse(""));
    }

    private <T extends MetadataResource> Optional<T> stored(Class<T> type, Canonical canonical) {
        SearchParameterMap search = SearchParameterMap.newSynchronous("url", new UriParam(canonical.url()))
                .setLoadSynchronousUpTo(1);
        if (!canonical.version().isEmpty()) {
            search.add("version", new TokenParam(canonical.version()));
        }
        search.setSort(new SortSpec("_lastUpdated", SortOrderEnum.DESC));
        List<IBaseResource> found = types.getResourceDao(type)
                .search(search, new SystemRequestDetails())
                .getResources(0, 1);
        return found.stream().map(type::cast).findFirst();
    }

    private static <T extends MetadataResource> Optional<T> ofVersion(
            Class<T> type, @Nullable IBaseResource found, Canonical canonical) {
        return Stream.ofNullable(found)
                .map(type::cast)
                .filter(definition ->
                        canonical.version().isEmpty() || canonical.version().equals(definition.getVersion()))
                .findFirst();
    }
}
