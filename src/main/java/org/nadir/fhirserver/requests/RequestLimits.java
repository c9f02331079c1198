package org.nadir.fhirserver.requests;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * How much one FHIR request may ask for; docs/limits.md says why each is as it is.
 *
 * @param body how large and how deep a body may be
 * @param search how wide a search may be
 */
public record RequestLimits(Body body, Search search) {

    /**
     * Limits of bodies.
     *
     * @param resourceSize the largest body of a single resource, {@code nadir.limits.resource-size}
     * @param bundleSize the largest batch or transaction, {@code nadir.limits.bundle-size}
     * @param bundleEntries entries of a bundle, {@code nadir.limits.bundle-entries}
     * @param nesting levels of JSON or XML, {@code nadir.limits.nesting}
     */
    @ConfigurationProperties("nadir.limits")
    public record Body(
            @DefaultValue("5MB") DataSize resourceSize,
            @DefaultValue("64MB") DataSize bundleSize,
            @DefaultValue("10000") int bundleEntries,
            @DefaultValue("100") int nesting) {

        public Body {
            requirePositive(Map.of(
                    "resource-size",
                    resourceSize.toBytes(),
                    "bundle-size",
                    bundleSize.toBytes(),
                    "bundle-entries",
                    (long) bundleEntries,
                    "nesting",
                    (long) nesting));
        }
    }

    /**
     * Limits of searches.
     *
     * @param parameters parameters, each repetition counted, {@code nadir.limits.search-parameters}
     * @param values values in all, also those between commas, {@code nadir.limits.search-values}
     * @param chain links of a chain or of nested {@code _has}, {@code nadir.limits.chain}
     * @param includes {@code _include} and {@code _revinclude}, {@code nadir.limits.includes}
     * @param iterations those of them that iterate, {@code nadir.limits.iterations}
     */
    @ConfigurationProperties("nadir.limits")
    public record Search(
            @Name("search-parameters") @DefaultValue("64") int parameters,
            @Name("search-values") @DefaultValue("1000") int values,
            @DefaultValue("4") int chain,
            @DefaultValue("16") int includes,
            @DefaultValue("4") int iterations) {

        public Search {
            requirePositive(Map.of(
                    "search-parameters", (long) parameters,
                    "search-values", (long) values,
                    "chain", (long) chain,
                    "includes", (long) includes,
                    "iterations", (long) iterations));
        }
    }

    private static void requirePositive(Map<String, Long> limits) {
        limits.forEach((name, limit) -> {
            if (limit < 1) {
                throw new IllegalArgumentException("nadir.limits.%s must be greater than 0".formatted(name));
            }
        });
    }

    /** The one form of a refusal: what is counted, how many came, how many may come, and what the operator can set. */
    static void require(String counted, long sent, long allowed, String setting) {
        if (sent > allowed) {
            throw new InvalidRequestException("The request has %,d %s; this server takes at most %,d (nadir.limits.%s)"
                    .formatted(sent, counted, allowed, setting));
        }
    }
}
