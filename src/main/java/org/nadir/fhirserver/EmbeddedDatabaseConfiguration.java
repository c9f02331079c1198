package org.nadir.fhirserver;

import com.zaxxer.hikari.HikariDataSource;
import org.nadir.fhirserver.postgres.PostgresServer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded PostgreSQL when {@code spring.datasource.url} names no other. */
@Configuration(proxyBeanMethods = false)
// No URL equals this value, so the condition holds only where there is none.
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never a database")
class EmbeddedDatabaseConfiguration {

    @Bean
    PostgresServer postgresServer(FhirServerProperties settings) {
        return PostgresServer.start(settings.dataDirectory());
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(PostgresServer server) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.jdbcUrl());
        pool.setUsername(PostgresServer.USER);
        pool.setPassword(server.password());
        return pool;
    }
}
