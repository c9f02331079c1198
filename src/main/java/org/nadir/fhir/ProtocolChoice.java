package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.toxicity.protocol.Protocol;

/**
 * Chooses the protocol that advises for a patient: that of the study the patient is on, else the default one.
 *
 * <p>Where the study's protocol is in doubt the default one advises and the doubt is said; it never steps in silently.
 */
public final class ProtocolChoice {

    private final Protocols protocols;
    private final String defaultProtocol;
    private final Set<URI> ownAddresses;

    /**
     * What was chosen.
     *
     * @param doubts sentences for the patient's chart, each naming resource and element
     * @param ofStudy the version of CTCAE that the patient's study chose, where it chose one
     */
    public record Chosen(
            Protocol protocol,
            List<String> doubts,
            @Nullable CtcaeVersion ofStudy) {

        public Chosen {
            doubts = List.copyOf(doubts);
        }

        /** Another protocol in its place; the study's version of CTCAE holds for a new text of the same protocol only. */
        public Chosen trying(Protocol tried) {
            boolean same = tried.url().equals(protocol.url());
            return new Chosen(same && ofStudy != null ? tried.withCtcaeVersion(ofStudy) : tried, doubts, ofStudy);
        }
    }

    /**
     * Creates a choice.
     *
     * @param defaultProtocol canonical of the protocol for a patient who is on no study
     * @param ownAddresses FHIR base addresses of this server, so that an absolute reference to it is known as such
     */
    public ProtocolChoice(Protocols protocols, String defaultProtocol, Set<URI> ownAddresses) {
        this.protocols = protocols;
        this.defaultProtocol = defaultProtocol;
        this.ownAddresses = Set.copyOf(ownAddresses);
    }

    /**
     * Chooses from a patient's ResearchSubjects and the ResearchStudies they name; other resources are passed over.
     *
     * @throws NoProtocolException when not even the default protocol can be used
     */
    public Chosen choose(Collection<JsonNode> resources, Instant now) {
        Enrolments enrolments = Enrolments.read(resources, now);
        List<String> doubts = new ArrayList<>(enrolments.doubts());
        Map<String, Protocol> found = new LinkedHashMap<>();
        enrolments.studies().forEach(study -> protocols(study, found, doubts));
        Set<String> different = new LinkedHashSet<>();
        found.values().forEach(protocol -> different.add(protocol.canonical()));
        if (different.size() > 1) {
            doubts.add("%s name different protocols".formatted(String.join(" and ", found.keySet())));
        }
        Protocol protocol = found.isEmpty() || !doubts.isEmpty()
                ? standard()
                : found.values().iterator().next();
        List<String> said = new ArrayList<>(doubts.stream()
                .map(doubt -> "%s: the default protocol (%s) is used".formatted(doubt, protocol.canonical()))
                .toList());
        Optional<CtcaeVersion> ofStudy = versionOfStudy(protocol, enrolments.studies(), said);
        return new Chosen(ofStudy.map(protocol::withCtcaeVersion).orElse(protocol), said, ofStudy.orElse(null));
    }

    /** The store's protocols, among which is chosen. */
    public Protocols protocols() {
        return protocols;
    }

    private Protocol standard() {
        try {
            return protocols
                    .find(defaultProtocol)
                    .orElseThrow(() -> new NoProtocolException(
                            "The protocol %s (nadir.default-protocol) is not in the store".formatted(defaultProtocol)));
        } catch (InvalidProtocolException invalid) {
            throw new NoProtocolException("The protocol %s (nadir.default-protocol) cannot be used: %s"
                    .formatted(defaultProtocol, invalid.getMessage()));
        }
    }

    private void protocols(JsonNode study, Map<String, Protocol> found, List<String> doubts) {
        int index = 0;
        for (JsonNode reference : study.path("protocol")) {
            String element = "%s.protocol[%d]".formatted(FhirJson.reference(study), index++);
            try {
                Optional<Protocol> protocol = protocol(reference);
                protocol.ifPresent(read -> found.put(element, read));
                if (protocol.isEmpty()) {
                    doubts.add(element + " names no protocol that is in the store");
                }
            } catch (InvalidProtocolException invalid) {
                ProtocolProblem first = invalid.problems().getFirst();
                doubts.add("%s cannot be used (%s: %s)".formatted(element, first.element(), first.message()));
            }
        }
    }

    /** By canonical address first, because an id means something on its own server only. */
    private Optional<Protocol> protocol(JsonNode reference) {
        return FhirJson.text(reference.path("identifier"), "value")
                .filter(value -> value.contains(":"))
                .or(() -> FhirJson.text(reference, "reference"))
                .map(this::relative)
                .flatMap(protocols::ofStudy);
    }

    private String relative(String reference) {
        return ownAddresses.stream()
                .map(own -> own.toString().replaceAll("/+$", "") + "/")
                .filter(reference::startsWith)
                .findFirst()
                .map(own -> reference.substring(own.length()))
                .orElse(reference)
                .split("/_history/", 2)[0];
    }

    private static Optional<CtcaeVersion> versionOfStudy(
            Protocol protocol, List<JsonNode> studies, List<String> doubts) {
        Set<CtcaeVersion> chosen = new LinkedHashSet<>();
        List<String> unusable = new ArrayList<>();
        for (JsonNode study : studies) {
            for (JsonNode extension : study.path("extension")) {
                if (extension.path("url").asText().equals(Canonical.CTCAE_VERSION)) {
                    String label = extension.path("valueCode").asText("");
                    CtcaeVersion.of(label).ifPresentOrElse(chosen::add, () -> unusable.add(label));
                }
            }
        }
        if (unusable.isEmpty() && chosen.size() < 2) {
            return chosen.stream().findFirst();
        }
        String names =
                String.join(" and ", studies.stream().map(FhirJson::reference).toList());
        doubts.add("%s.extension('%s') must name one version of CTCAE, 5.0 or 6.0: %s of the protocol is used"
                .formatted(
                        names, Canonical.CTCAE_VERSION, protocol.ctcaeVersion().label()));
        return Optional.empty();
    }
}
