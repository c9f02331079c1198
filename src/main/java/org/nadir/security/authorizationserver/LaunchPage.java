package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Plays the EHR: somebody has a patient open and starts an app; on a page, or for programs as JSON. */
@Controller
@OnlyWithAuthorizationServer
class LaunchPage {

    private static final List<String> THIS_MACHINE = List.of("http://localhost:*", "http://127.0.0.1:*");

    /** Bytes in UTF-8, since launches are held in memory. */
    private static final int LONGEST_APP_CONTEXT = 8_192;

    private final Clients clients;
    private final TrialPeople people;
    private final Launches launches;
    private final ServerAddress address;

    LaunchPage(Clients clients, TrialPeople people, Launches launches, ServerAddress address) {
        this.clients = clients;
        this.people = people;
        this.launches = launches;
        this.address = address;
    }

    /** What the EHR says; names of fields as in the form and in JSON. */
    record Order(
            @Nullable String client_id,
            @Nullable String launch_url,
            @Nullable String user,
            @Nullable String patient,
            @Nullable String encounter,
            @Nullable String app_context) {

        /** Not stripped: it is the app's. */
        Optional<String> appContext() {
            return Optional.ofNullable(app_context).filter(text -> !text.isEmpty());
        }
    }

    @GetMapping(Addresses.LAUNCH)
    ResponseEntity<String> show(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        List<String> targets = new ArrayList<>(THIS_MACHINE);
        clients.all().stream()
                .map(ClientProperties::launchUri)
                .filter(Objects::nonNull)
                .forEach(uri -> targets.add(Page.origin(uri.toString())));
        return Page.leadingTo(targets, "Start an app, as an EHR does", """
                <form method="get" action="%1$s" role="search">
                <label>Search patients by name, birth date or id <input type="search" name="q" value="%2$s"></label>
                <button>Search</button>
                </form>
                <form method="post" action="%1$s">
                %3$s
                <p><label>App <select name="client_id">%4$s</select></label></p>
                <p><label>Its launch address, where the settings name none
                <input type="url" name="launch_url" placeholder="http://localhost:3000/launch.html"></label></p>
                <fieldset><legend>Who works</legend>%5$s</fieldset>
                <fieldset><legend>Patient that is open</legend>%6$s</fieldset>
                <p><label>Encounter that is open (id, may be empty) <input type="text" name="encounter"></label></p>
                <p><label>App context, which a link of a card carries (may be empty)
                <textarea name="app_context" rows="2" maxlength="%7$d"></textarea></label></p>
                <button>Start</button>
                </form>
                """.formatted(
                        Addresses.LAUNCH,
                        Page.text(q),
                        Page.csrf(request),
                        apps(),
                        Page.choice("user", people.practitioners()),
                        Page.choice("patient", people.patients(q)),
                        LONGEST_APP_CONTEXT));
    }

    @PostMapping(path = Addresses.LAUNCH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> start(@ModelAttribute Order order, HttpServletRequest request) {
        Optional<String> problem = problem(order);
        String target = target(order);
        if (problem.isPresent() || target.isEmpty()) {
            return Page.refusal(problem.orElse("Give the launch address of the app."));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(launchAddress(target, begin(order), request))
                .build();
    }

    @PostMapping(path = Addresses.LAUNCH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> startForProgram(@RequestBody Order order, HttpServletRequest request) {
        Optional<String> problem = problem(order);
        if (problem.isPresent()) {
            return ResponseEntity.badRequest()
                    .body(Map.of("error", "invalid_request", "error_description", problem.get()));
        }
        String launch = begin(order);
        String target = target(order);
        String iss = ServerAddress.fhirBase(address.of(request));
        return ResponseEntity.ok(
                target.isEmpty()
                        ? Map.of("launch", launch, "iss", iss)
                        : Map.of(
                                "launch",
                                launch,
                                "iss",
                                iss,
                                "launch_url",
                                launchAddress(target, launch, request).toString()));
    }

    private Optional<String> problem(Order order) {
        String client = text(order.client_id());
        String patient = id(order.patient(), "Patient");
        String encounter = id(order.encounter(), "Encounter");
        String target = target(order);
        if (clients.settings(client).filter(one -> !one.backend()).isEmpty()) {
            return Optional.of("client_id must be the id of a registered app");
        }
        if (people.user(text(order.user())).isEmpty()) {
            return Optional.of("user must be a Practitioner or Patient of this server, such as Practitioner/1");
        }
        if (!patient.isEmpty() && people.patient(patient).isEmpty()) {
            return Optional.of("patient must be the id of a Patient of this server");
        }
        if (text(order.user()).startsWith("Patient/") && !text(order.user()).equals("Patient/" + patient)) {
            return Optional.of("a user who is a Patient opens an app for themselves only");
        }
        if (!encounter.isEmpty() && !people.hasEncounter(patient, encounter)) {
            return Optional.of("encounter must be the id of an Encounter of that patient");
        }
        if (order.appContext().filter(LaunchPage::isTooLong).isPresent()) {
            return Optional.of("app_context must be a text of at most %d bytes".formatted(LONGEST_APP_CONTEXT));
        }
        return target.isEmpty() || clients.mayLaunch(client, target)
                ? Optional.empty()
                : Optional.of("launch_url must be the registered one; " + Clients.TRIAL + " has any of this machine");
    }

    private String begin(Order order) {
        return launches.begin(new LaunchContext(
                text(order.client_id()),
                text(order.user()),
                Optional.of(id(order.patient(), "Patient")).filter(id -> !id.isEmpty()),
                Optional.of(id(order.encounter(), "Encounter")).filter(id -> !id.isEmpty()),
                order.appContext()));
    }

    private static boolean isTooLong(String appContext) {
        return appContext.getBytes(StandardCharsets.UTF_8).length > LONGEST_APP_CONTEXT;
    }

    private String target(Order order) {
        return text(order.launch_url()).isEmpty()
                ? clients.settings(text(order.client_id()))
                        .map(ClientProperties::launchUri)
                        .map(URI::toString)
                        .orElse("")
                : text(order.launch_url());
    }

    private URI launchAddress(String target, String launch, HttpServletRequest request) {
        return UriComponentsBuilder.fromUriString(target)
                .queryParam("iss", "{iss}")
                .queryParam("launch", "{launch}")
                .encode()
                .buildAndExpand(ServerAddress.fhirBase(address.of(request)), launch)
                .toUri();
    }

    private String apps() {
        return clients.all().stream()
                .filter(client -> !client.backend())
                .map(client -> "<option value=\"%1$s\">%1$s</option>".formatted(Page.text(client.id())))
                .collect(Collectors.joining());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static String id(@Nullable String reference, String type) {
        return text(reference).replaceFirst("^" + type + "/", "");
    }
}
