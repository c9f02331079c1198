package org.nadir.fhirserver.export;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the export. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExportProperties.class)
class ExportConfiguration {

    @Bean
    ExportJobs exportJobs(DataSource database, ExportProperties properties) {
        return ExportJobs.in(
                new JdbcTemplate(database),
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                properties);
    }

    @Bean
    PatientCompartment patientCompartment(DaoRegistry types, ISearchParamRegistry parameters) {
        return new PatientCompartment(types.getFhirContext(), served(types), parameters);
    }

    @Bean
    ExportWorker exportWorker(
            ExportJobs jobs,
            DataSource database,
            DaoRegistry types,
            PatientCompartment compartment,
            ExportProperties properties) {
        return new ExportWorker(
                jobs,
                new ExportSelection(
                        new JdbcTemplate(database), served(types), compartment, properties.resourcesPerFile()));
    }

    @Bean
    OrderReader exportOrders(DaoRegistry types, PatientCompartment compartment, DataSource database) {
        return new OrderReader(served(types), compartment, new KnownPatients(new JdbcTemplate(database)));
    }

    @Bean
    BulkExport bulkExport(
            OrderReader orders, DaoRegistry types, ExportJobs jobs, ObjectProvider<ExportAccess> access, Clock clock) {
        return new BulkExport(orders, new GroupRoster(types), jobs, access.getIfAvailable(ExportAccess::open), clock);
    }

    @Bean
    ExportResults exportResults(ExportJobs jobs, DataSource database, ObjectProvider<ExportAccess> access) {
        ExportFiles files = new ExportFiles(
                new JdbcTemplate(database),
                JsonMapper.builder()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build()
                        .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true)));
        return new ExportResults(jobs, files, access.getIfAvailable(ExportAccess::open));
    }

    private static Collection<String> served(DaoRegistry types) {
        return types.getFhirContext().getResourceTypes().stream()
                .filter(types::isResourceTypeSupported)
                .sorted()
                .toList();
    }
}
