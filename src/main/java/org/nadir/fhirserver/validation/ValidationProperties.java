package org.nadir.fhirserver.validation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How resources are validated.
 *
 * @param onWrite whether a write is judged by the profiles it claims; false for a bulk load by an operator
 * @param packages FHIR packages (.tgz) whose profiles count too, such as US Core
 */
@ConfigurationProperties("nadir.validation")
public record ValidationProperties(
        @DefaultValue("true") boolean onWrite, @DefaultValue List<Path> packages) {

    public ValidationProperties {
        packages = List.copyOf(packages);
        packages.stream().filter(file -> !Files.isReadable(file)).findFirst().ifPresent(file -> {
            throw new IllegalArgumentException(
                    "nadir.validation.packages names %s, which is no file that can be read".formatted(file));
        });
    }
}
