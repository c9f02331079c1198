package org.nadir.fhirserver.claims;

import static org.nadir.fhirserver.claims.TypeClient.header;

import java.net.http.HttpResponse;

/** Tries what one type does under a condition: a header, a search in place of an id, an id that is not there yet. */
final class ConditionTrial {

    private final TypeClient client;
    private final Sample sample;
    private final HttpResponse<String> first;
    private final String address;
    private final String search;

    ConditionTrial(TypeClient client, Targets targets) {
        this.client = client;
        this.sample = Sample.of(client.type(), Samples.idOf(client.type()) + "-condition", targets);
        this.address = "/" + sample.id();
        this.search = "?_id=" + sample.id();
        this.first = client.store(sample);
    }

    boolean createsUnderAChosenId() {
        return first.statusCode() == 201;
    }

    boolean createsOnlyWhatIsNotThere() {
        HttpResponse<String> answer = client.post("", sample.json(), "If-None-Exist", search.substring(1));
        return answer.statusCode() == 200 && header(answer, "Location").contains(address + "/");
    }

    boolean readsOnlyWhatIsNew() {
        HttpResponse<String> sameVersion = client.get(address, "If-None-Match", header(first, "ETag"));
        HttpResponse<String> otherVersion = client.get(address, "If-None-Match", "W/\"99\"");
        HttpResponse<String> notSince = client.get(address, "If-Modified-Since", "Tue, 01 Jan 2999 00:00:00 GMT");
        return sameVersion.statusCode() == 304 && notSince.statusCode() == 304 && otherVersion.statusCode() == 200;
    }

    boolean updatesTheMatch() {
        sample.resource().setLanguage("de");
        HttpResponse<String> answer = client.put(search, sample.json());
        return answer.statusCode() == 200 && header(answer, "ETag").equals("W/\"2\"");
    }

    boolean refusesAnOldVersion() {
        sample.resource().setLanguage("fr");
        HttpResponse<String> old = client.put(address, sample.json(), "If-Match", "W/\"1\"");
        HttpResponse<String> current = client.put(address, sample.json(), "If-Match", "W/\"2\"");
        return (old.statusCode() == 409 || old.statusCode() == 412) && current.statusCode() == 200;
    }

    boolean readsAnOldVersion() {
        return client.get(address + "/_history/1").statusCode() == 200;
    }

    boolean deletesTheMatch() {
        return client.delete(search).statusCode() < 300 && client.get(address).statusCode() == 410;
    }
}
