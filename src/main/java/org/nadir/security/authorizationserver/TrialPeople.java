package org.nadir.security.authorizationserver;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.springframework.stereotype.Component;

/** Who stands in the store and can be picked on the pages: patients, and practitioners as users. */
@Component
@OnlyWithAuthorizationServer
class TrialPeople {

    /**
     * Somebody to pick.
     *
     * @param reference such as {@code Patient/1}
     * @param name as people read it
     * @param born the birth date, or an empty text
     */
    record Person(String reference, String name, String born) {

        String id() {
            return reference.substring(reference.indexOf('/') + 1);
        }
    }

    private static final int SHOWN = 25;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    private final DaoRegistry types;

    TrialPeople(DaoRegistry types) {
        this.types = types;
    }

    /** The first practitioners. */
    List<Person> practitioners() {
        return search("Practitioner", new SearchParameterMap()).stream()
                .map(Practitioner.class::cast)
                .map(found -> person("Practitioner", found, found.getName(), ""))
                .toList();
    }

    /** The first patients whose name begins with the text, or who have this id or birth date; the first of all for no text. */
    List<Person> patients(String text) {
        if (text.isBlank()) {
            return patients(new SearchParameterMap());
        }
        Map<String, Person> found = new LinkedHashMap<>();
        if (ID.matcher(text).matches()) {
            patients(new SearchParameterMap("_id", new TokenParam(text)))
                    .forEach(one -> found.put(one.reference(), one));
        }
        if (DATE.matcher(text).matches()) {
            patients(new SearchParameterMap("birthdate", new DateParam(text)))
                    .forEach(one -> found.put(one.reference(), one));
        }
        patients(new SearchParameterMap("name", new StringParam(text))).forEach(one -> found.put(one.reference(), one));
        return found.values().stream().limit(SHOWN).toList();
    }

    /** A patient of the store. */
    Optional<Person> patient(String id) {
        return ID.matcher(id).matches()
                ? patients(new SearchParameterMap("_id", new TokenParam(id))).stream()
                        .findFirst()
                : Optional.empty();
    }

    /** A patient or a practitioner of the store who may sign in. */
    Optional<Person> user(String reference) {
        if (reference.startsWith("Patient/")) {
            return patient(reference.substring("Patient/".length()));
        }
        String id = reference.replaceFirst("^Practitioner/", "");
        if (id.equals(reference) || !ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return search("Practitioner", new SearchParameterMap("_id", new TokenParam(id))).stream()
                .map(Practitioner.class::cast)
                .map(found -> person("Practitioner", found, found.getName(), ""))
                .findFirst();
    }

    /** Whether this is an encounter of this patient. */
    boolean hasEncounter(String patient, String encounter) {
        return ID.matcher(encounter).matches()
                && search("Encounter", new SearchParameterMap("_id", new TokenParam(encounter))).stream()
                        .map(Encounter.class::cast)
                        .anyMatch(found -> found.getSubject()
                                .getReferenceElement()
                                .getIdPart()
                                .equals(patient));
    }

    private List<Person> patients(SearchParameterMap query) {
        return search("Patient", query).stream()
                .map(Patient.class::cast)
                .map(found -> person(
                        "Patient",
                        found,
                        found.getName(),
                        Optional.ofNullable(found.getBirthDateElement().getValueAsString())
                                .orElse("")))
                .toList();
    }

    private List<? extends IBaseResource> search(String type, SearchParameterMap query) {
        query.setLoadSynchronousUpTo(SHOWN);
        return types.getResourceDao(type)
                .search(query, new SystemRequestDetails())
                .getResources(0, SHOWN);
    }

    private static Person person(String type, IBaseResource found, List<HumanName> names, String born) {
        String id = found.getIdElement().getIdPart();
        String name = names.stream().map(HumanName::getNameAsSingleString).collect(Collectors.joining(", "));
        return new Person(type + "/" + id, name.isBlank() ? id : name, born);
    }
}
