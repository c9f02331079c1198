package org.nadir.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.config.JpaConfig;
import ca.uhn.fhir.jpa.term.api.ITermConceptMappingSvc;
import ca.uhn.fhir.jpa.term.api.ITermReadSvc;
import ca.uhn.fhir.jpa.validation.ValidatorPolicyAdvisor;
import ca.uhn.fhir.jpa.validation.ValidatorResourceFetcher;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * One set of definitions and one validator, for writes and for {@code $validate}.
 *
 * <p>Imported by the configuration of the store after HAPI's, whose beans of the same name two of these replace; for
 * that it must not be found by itself.
 */
@EnableConfigurationProperties(ValidationProperties.class)
public class ValidationConfiguration {

    private static final String ON_WRITE = "nadir.validation.on-write";

    private static final Logger LOG = LoggerFactory.getLogger(ValidationConfiguration.class);

    /** Takes the place of HAPI's bean of the same name. */
    @Bean(JpaConfig.JPA_VALIDATION_SUPPORT_CHAIN)
    @Primary
    KnownDefinitions knownDefinitions(
            FhirContext context,
            ValidationSupportChain.CacheConfiguration cache,
            WorkerContextValidationSupportAdapter adapter,
            ApplicationContext beans) {
        return new KnownDefinitions(
                context,
                cache,
                adapter,
                () -> List.of(
                        beans.getBean(DefaultProfileValidationSupport.class),
                        ShippedProfiles.read(context, beans),
                        OperatorPackages.read(
                                context,
                                beans.getBean(ValidationProperties.class).packages()),
                        beans.getBean(JpaConfig.JPA_VALIDATION_SUPPORT, IValidationSupport.class),
                        new CommonCodeSystemsTerminologyService(context),
                        beans.getBean(InMemoryTerminologyServerValidationSupport.class),
                        beans.getBean(ITermReadSvc.class),
                        new SnapshotGeneratingValidationSupport(context, adapter),
                        beans.getBean(ITermConceptMappingSvc.class)));
    }

    /** Takes the place of HAPI's bean of the same name, which {@code $validate} asks. */
    @Bean("myInstanceValidator")
    IInstanceValidatorModule claimValidator(
            KnownDefinitions definitions,
            WorkerContextValidationSupportAdapter adapter,
            ValidatorResourceFetcher references,
            ValidatorPolicyAdvisor policy) {
        ClaimValidator validator = new ClaimValidator(definitions, adapter);
        validator.setValidatorResourceFetcher(references);
        validator.setValidatorPolicyAdvisor(policy);
        // That a resource has no narrative is no warning to a machine that sent it.
        validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Hint);
        return validator;
    }

    @Bean
    ChangedDefinitions changedDefinitions(KnownDefinitions definitions) {
        return new ChangedDefinitions(
                Set.of("StructureDefinition", "ValueSet", "CodeSystem"), definitions::invalidateCaches);
    }

    @Bean
    NotGradableTags notGradableTags(FhirContext context) {
        return new NotGradableTags(context);
    }

    @Bean
    Judge judge(FhirContext context, @Qualifier("myInstanceValidator") IInstanceValidatorModule validator) {
        return new Judge(context, validator);
    }

    @Bean
    SafeNarratives safeNarratives() {
        return new SafeNarratives();
    }

    @Bean
    UnreadableBodies unreadableBodies(Judge judge) {
        return new UnreadableBodies(judge);
    }

    @Bean
    @ConditionalOnProperty(name = ON_WRITE, havingValue = "true", matchIfMissing = true)
    WriteValidation writeValidation(Judge judge) {
        return new WriteValidation(judge);
    }

    @Bean
    @ConditionalOnProperty(name = ON_WRITE, havingValue = "true", matchIfMissing = true)
    ValidationAnswers validationAnswers() {
        return new ValidationAnswers();
    }

    @Bean
    @ConditionalOnProperty(name = ON_WRITE, havingValue = "true", matchIfMissing = true)
    ApplicationListener<ApplicationReadyEvent> validationWarmUp(Judge judge) {
        return started -> WarmUp.begin(judge);
    }

    @Bean
    @ConditionalOnProperty(name = ON_WRITE, havingValue = "false")
    ApplicationListener<ApplicationReadyEvent> validationIsOff() {
        return started -> LOG.warn(
                "VALIDATION ON WRITE IS OFF ({}=false): what is stored now may break the profiles that "
                        + "it claims. Check it later with GET [type]/[id]/$validate, and start again without this setting.",
                ON_WRITE);
    }
}
