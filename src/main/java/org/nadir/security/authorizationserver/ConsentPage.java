package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a user picks the patient of a standalone app and says what it may do. */
@Controller
@OnlyWithAuthorizationServer
class ConsentPage {

    private static final String OVER = "This request is over, or belongs to somebody else. Start the app again.";

    /** Dropping one of these would take the app what it was opened for. */
    private static final Set<String> NOT_ASKED = Set.of("launch", "launch/patient", "openid");

    private final PendingConsent pending;
    private final TrialPeople people;

    ConsentPage(PendingConsent pending, TrialPeople people) {
        this.pending = pending;
        this.people = people;
    }

    @GetMapping(Addresses.CONSENT)
    ResponseEntity<String> show(
            @RequestParam String state, @RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        Optional<PendingConsent.Asked> found = pending.find(state);
        if (found.isEmpty()) {
            return Page.refusal(OVER);
        }
        PendingConsent.Asked asked = found.get();
        if (!asked.needsPatient()) {
            return consent(asked);
        }
        if (asked.user().startsWith("Patient/")) {
            pending.pick(asked, asked.user().substring("Patient/".length()));
            return pending.find(state).map(this::consent).orElseGet(() -> Page.refusal(OVER));
        }
        return picker(asked, q, request);
    }

    @PostMapping(Addresses.PATIENT)
    ResponseEntity<String> pick(@RequestParam String state, @RequestParam(defaultValue = "") String patient) {
        Optional<PendingConsent.Asked> asked = pending.find(state).filter(PendingConsent.Asked::needsPatient);
        Optional<TrialPeople.Person> picked = people.patient(patient.replaceFirst("^Patient/", ""));
        if (asked.isEmpty() || picked.isEmpty()) {
            return Page.refusal(asked.isEmpty() ? OVER : "Choose a patient of this server.");
        }
        boolean another = asked.get().user().startsWith("Patient/")
                && !asked.get().user().equals(picked.get().reference());
        if (another) {
            return Page.refusal("A patient opens an app for themselves only.");
        }
        pending.pick(asked.get(), picked.get().id());
        URI next = UriComponentsBuilder.fromPath(Addresses.CONSENT)
                .queryParam("state", "{state}")
                .encode()
                .buildAndExpand(state)
                .toUri();
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(next).build();
    }

    private ResponseEntity<String> picker(PendingConsent.Asked asked, String q, HttpServletRequest request) {
        return Page.of("Choose a patient", """
                <p>%1$s is opened for one patient.</p>
                <form method="get" action="%2$s" role="search">
                %3$s
                <label>Search by name, birth date or id <input type="search" name="q" value="%4$s" autofocus></label>
                <button>Search</button>
                </form>
                <form method="post" action="%5$s">
                %6$s %3$s
                <fieldset><legend>Patients</legend>%7$s</fieldset>
                <button>Choose</button>
                </form>
                """.formatted(
                        Page.text(name(asked.client())),
                        Addresses.CONSENT,
                        Page.hidden("state", asked.state()),
                        Page.text(q),
                        Addresses.PATIENT,
                        Page.csrf(request),
                        Page.choice("patient", people.patients(q))));
    }

    private ResponseEntity<String> consent(PendingConsent.Asked asked) {
        String user = people.user(asked.user()).map(TrialPeople.Person::name).orElse(asked.user());
        String patient = asked.context()
                .flatMap(LaunchContext::patient)
                .flatMap(people::patient)
                .map(one -> "<p>Patient: <strong>%s</strong> <small>%s %s</small></p>"
                        .formatted(Page.text(one.name()), Page.text(one.born()), Page.text(one.reference())))
                .orElse("");
        return Page.leadingTo(List.of(Page.origin(asked.redirectUri())), "What may the app do?", """
                <p><strong>%1$s</strong> asks to act for <strong>%2$s</strong>. The answer goes to <code>%3$s</code>.</p>
                %4$s
                <form method="post" action="%5$s">
                %6$s
                <fieldset><legend>It may do what is marked</legend><ul class="choice">%7$s</ul></fieldset>
                <button id="allow">Allow</button>
                </form>
                <form method="post" action="%5$s">%8$s<button id="deny">Allow nothing</button></form>
                """.formatted(
                        Page.text(name(asked.client())),
                        Page.text(user),
                        Page.text(asked.redirectUri()),
                        patient,
                        Addresses.AUTHORIZE,
                        common(asked) + kept(asked),
                        offered(asked),
                        common(asked)));
    }

    private static String common(PendingConsent.Asked asked) {
        return Page.hidden("client_id", asked.client().id()) + Page.hidden("state", asked.state());
    }

    private static String kept(PendingConsent.Asked asked) {
        return asked.scopes().stream()
                .filter(NOT_ASKED::contains)
                .map(scope -> Page.hidden("scope", scope))
                .collect(Collectors.joining());
    }

    private static String offered(PendingConsent.Asked asked) {
        return asked.scopes().stream()
                .filter(scope -> !NOT_ASKED.contains(scope))
                .sorted()
                .map(scope -> """
                        <li><label><input type="checkbox" name="scope" value="%1$s" checked> %2$s <code>%1$s</code></label></li>
                        """.formatted(Page.text(scope), Page.text(ScopeWording.of(scope))))
                .collect(Collectors.joining());
    }

    private static String name(ClientProperties client) {
        return client.name() == null ? client.id() : client.name();
    }
}
