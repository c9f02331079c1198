package org.nadir.fhirserver.reading;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the reading. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    @Bean
    StoreQueries storeQueries(FhirContext context, MatchUrlService urls, ISearchParamRegistry parameters) {
        return new StoreQueries(context, urls, parameters);
    }

    @Bean
    StoredJson storedJson(DataSource database) {
        return new StoredJson(
                new JdbcTemplate(database),
                JsonMapper.builder()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build()
                        .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true)));
    }

    @Bean
    StoredResources storedResources(
            FhirContext context,
            DaoRegistry types,
            StoreQueries queries,
            StoredJson json,
            PlatformTransactionManager transactions) {
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        return new StoredResources(context, types, queries, json, reading);
    }
}
