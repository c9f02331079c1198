package org.nadir.fhirserver.storage;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/** Keeps the hundred resource types that we do not serve out of the store: nothing of them starts. */
class ServedTypesOnly implements BeanDefinitionRegistryPostProcessor {

    /** HAPI's own parts ask for these, if only to find nothing. */
    private static final Set<String> NEEDED_BY_HAPI = Set.of("Binary", "ConceptMap", "NamingSystem");

    private static final Pattern BEAN_OF_A_TYPE = Pattern.compile("my([A-Z]\\w+)(?:Dao|Rp)R4");

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry beans) {
        Arrays.stream(beans.getBeanDefinitionNames())
                .filter(ServedTypesOnly::isUnserved)
                .forEach(beans::removeBeanDefinition);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        // The definitions are gone already.
    }

    private static boolean isUnserved(String bean) {
        Matcher matcher = BEAN_OF_A_TYPE.matcher(bean);
        return matcher.matches()
                && !matcher.group(1).equals("System")
                && !ServedResources.types().contains(matcher.group(1))
                && !NEEDED_BY_HAPI.contains(matcher.group(1));
    }

    /** Refuses what is not served with a sentence for the caller, where HAPI's own fails. */
    static class Registry extends DaoRegistry {

        Registry() {
            setSupportedResourceTypes(ServedResources.types());
        }

        @Override
        public <R extends IBaseResource> IFhirResourceDao<R> getResourceDao(Class<R> type) {
            return getResourceDao(type.getSimpleName());
        }
    }
}
