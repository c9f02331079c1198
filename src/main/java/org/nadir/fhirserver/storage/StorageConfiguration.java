package org.nadir.fhirserver.storage;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import ca.uhn.fhir.jpa.model.entity.NormalizedQuantitySearchLevel;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.SpecHints;
import org.hibernate.search.mapper.orm.cfg.HibernateOrmMapperSettings;
import org.nadir.fhirserver.validation.ValidationConfiguration;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** HAPI's JPA store on PostgreSQL and how it behaves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreLimits.class)
@Import({
    JpaR4Config.class,
    HapiJpaConfig.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class,
    SubscriptionChannelConfig.class,
    ThreadPoolFactoryConfig.class,
    // After HAPI's own, because it replaces two of their beans.
    ValidationConfiguration.class
})
public class StorageConfiguration {

    /** So many resources are on a page where nobody asks for another number. */
    public static final int DEFAULT_PAGE = 50;

    @Bean
    JpaStorageSettings storageSettings(StoreLimits limits) {
        JpaStorageSettings settings = new JpaStorageSettings();
        settings.setMaximumIncludesToLoadPerPage(limits.includedResources());
        // A laboratory result that was stored a moment ago must be found.
        settings.setReuseCachedSearchResultsForMillis(null);
        // HAPI remembers for a minute how many versions there are, and leaves out what came since.
        settings.setHistoryCountMode(HistoryCountModeEnum.COUNT_ACCURATE);
        settings.setNormalizedQuantitySearchLevel(NormalizedQuantitySearchLevel.NORMALIZED_QUANTITY_SEARCH_SUPPORTED);
        // Any id that FHIR allows, numbers too; so ours must be such that no client chooses them.
        settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
        settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
        settings.setEnforceReferentialIntegrityOnWrite(true);
        settings.setEnforceReferentialIntegrityOnDelete(true);
        settings.setAllowExternalReferences(true);
        settings.setAllowMultipleDelete(false);
        settings.setExpungeEnabled(false);
        settings.setFilterParameterEnabled(true);
        settings.setPreExpandValueSets(false);
        settings.setEnableTaskPreExpandValueSets(false);
        settings.setEnableTaskBulkImportJobExecution(false);
        settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
        settings.setStatusBasedReindexingDisabled(true);
        return settings;
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    static ServedTypesOnly servedTypesOnly() {
        return new ServedTypesOnly();
    }

    /** Takes the place of HAPI's bean of the same name. */
    @Bean("myDaoRegistry")
    DaoRegistry servedTypes() {
        return new ServedTypesOnly.Registry();
    }

    /** Takes the place of HAPI's bean of the same name. */
    @Bean
    ISearchParamRegistry searchParamRegistry() {
        return new ClaimedSearchParameters();
    }

    /** Takes the place of HAPI's bean of the same name. */
    @Bean
    DatabaseBackedPagingProvider databaseBackedPagingProvider(StoreLimits limits) {
        DatabaseBackedPagingProvider pages = new DatabaseBackedPagingProvider();
        pages.setDefaultPageSize(DEFAULT_PAGE);
        pages.setMaximumPageSize(limits.pageSize());
        return pages;
    }

    @Bean
    DatabaseSchema databaseSchema(DataSource database) {
        return DatabaseSchema.upToDate(database);
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource database,
            DatabaseSchema madeBefore,
            ConfigurableListableBeanFactory beans,
            FhirContext context,
            StoreLimits limits) {
        LocalContainerEntityManagerFactoryBean factory = HapiEntityManagerFactoryUtil.newEntityManagerFactory(
                beans, context, beans.getBean(JpaStorageSettings.class));
        factory.setDataSource(database);
        factory.setPersistenceUnitName("nadir");
        factory.setJpaPropertyMap(Map.of(
                SpecHints.HINT_SPEC_QUERY_TIMEOUT,
                        Math.toIntExact(limits.queryTime().toMillis()),
                AvailableSettings.DIALECT, HapiFhirPostgresDialect.class.getName(),
                AvailableSettings.HBM2DDL_AUTO, "none",
                AvailableSettings.STATEMENT_BATCH_SIZE, "50",
                AvailableSettings.ORDER_INSERTS, "true",
                AvailableSettings.ORDER_UPDATES, "true",
                AvailableSettings.BATCH_VERSIONED_DATA, "true",
                HibernateOrmMapperSettings.ENABLED, "false"));
        return factory;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }
}
