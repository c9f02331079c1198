package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a user of a standalone app says who they are: one of the store's practitioners or patients. */
@Controller
@OnlyWithAuthorizationServer
class SignInPage {

    private final TrialPeople people;
    private final RequestCache interrupted;

    SignInPage(TrialPeople people, RequestCache interruptedRequests) {
        this.people = people;
        this.interrupted = interruptedRequests;
    }

    @GetMapping(Addresses.SIGN_IN)
    ResponseEntity<String> show(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        return Page.of("Who are you?", """
                <form method="get" action="%1$s" role="search">
                <label>Search patients by name, birth date or id <input type="search" name="q" value="%2$s"></label>
                <button>Search</button>
                </form>
                <form method="post" action="%1$s">
                %3$s
                <fieldset><legend>Clinicians</legend>%4$s</fieldset>
                <fieldset><legend>Patients</legend>%5$s</fieldset>
                <button>Sign in</button>
                </form>
                """.formatted(
                        Addresses.SIGN_IN,
                        Page.text(q),
                        Page.csrf(request),
                        Page.choice("user", people.practitioners()),
                        Page.choice("user", people.patients(q))));
    }

    @PostMapping(Addresses.SIGN_IN)
    ResponseEntity<String> signIn(
            @RequestParam(defaultValue = "") String user, HttpServletRequest request, HttpServletResponse response) {
        Optional<TrialPeople.Person> person = people.user(user);
        if (person.isEmpty()) {
            return Page.refusal("Choose a clinician or a patient of this server.");
        }
        String next = Optional.ofNullable(interrupted.getRequest(request, response))
                .map(saved -> saved.getRedirectUrl())
                .orElse(Addresses.LAUNCH);
        SignedIn.as(person.get().reference(), request, response);
        interrupted.removeRequest(request, response);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(next))
                .build();
    }
}
