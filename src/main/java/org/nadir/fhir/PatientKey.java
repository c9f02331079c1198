package org.nadir.fhir;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a patient is, across FHIR servers: two servers may give the same id to two people.
 *
 * @param server base address of the patient's FHIR server, empty for the own store
 * @param id the logical id there
 */
public record PatientKey(String server, String id) {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:(https?://\\S+)/Patient/|Patient/|)([A-Za-z0-9\\-.]{1,64})");

    public static PatientKey own(String id) {
        return new PatientKey("", id);
    }

    /** Reads {@code 1}, {@code Patient/1} or {@code https://ehr.example.org/fhir/Patient/1}. */
    public static PatientKey parse(String written) {
        Matcher matcher = ADDRESS.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Neither a patient's id nor the address of a Patient");
        }
        return new PatientKey(Objects.requireNonNullElse(matcher.group(1), ""), matcher.group(2));
    }

    public boolean isOwn() {
        return server.isEmpty();
    }

    /** {@code Patient/1}, with the server's base address where it is not the own one. */
    public String address() {
        return addressOf("Patient/" + id);
    }

    /** Where a resource of this patient lies. */
    public String addressOf(String reference) {
        return isOwn() ? reference : server + "/" + reference;
    }

    /** A name of fixed length to search by; it does not show who the patient is. */
    public String token() {
        return nameOf(address());
    }

    /**
     * The uuid of a card as this server gives it out: that of the recommendation for own patients; another one for each
     * foreign server, so that equal ids there cannot share a card, its feedback and its overrides.
     */
    public String card(String uuid) {
        return isOwn() ? uuid : nameOf(server + "\n" + uuid);
    }

    private static String nameOf(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
