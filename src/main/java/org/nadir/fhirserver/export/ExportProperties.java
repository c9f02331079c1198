package org.nadir.fhirserver.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the export.
 *
 * @param keep how long a finished job and its files can be read, {@code nadir.export.keep}
 * @param jobsAtOnce how many jobs may be unfinished in the whole cluster, {@code nadir.export.jobs-at-once}
 * @param resourcesPerFile how many resources a file holds at most, {@code nadir.export.resources-per-file}
 */
@ConfigurationProperties("nadir.export")
record ExportProperties(
        @DefaultValue("24h") Duration keep,
        @DefaultValue("4") int jobsAtOnce,
        @DefaultValue("100000") int resourcesPerFile) {

    ExportProperties {
        require(keep.isPositive(), "keep must be longer than nothing");
        require(jobsAtOnce > 0, "jobs-at-once must be 1 or more");
        require(resourcesPerFile > 0, "resources-per-file must be 1 or more");
    }

    private static void require(boolean right, String sentence) {
        if (!right) {
            throw new IllegalArgumentException("nadir.export." + sentence);
        }
    }
}
