package org.nadir.security.authorizationserver;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** The small pages of the authorization server: plain HTML, no script, every text of others escaped. */
final class Page {

    private Page() {}

    /** A page whose forms lead nowhere but to this server. */
    static ResponseEntity<String> of(String title, String body) {
        return of(HttpStatus.OK, title, body, List.of());
    }

    /** A page whose form is answered with a redirect to one of these origins. */
    static ResponseEntity<String> leadingTo(List<String> origins, String title, String body) {
        return of(HttpStatus.OK, title, body, origins);
    }

    /** A page that says why it goes no further. */
    static ResponseEntity<String> refusal(String sentence) {
        return of(
                HttpStatus.BAD_REQUEST, "This cannot go on", "<p role=\"alert\">" + text(sentence) + "</p>", List.of());
    }

    /** A text of others, harmless between tags and in attributes. */
    static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** A field that people do not see. */
    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(text(name), text(value));
    }

    /** The field that shows that a form came from here. */
    static String csrf(HttpServletRequest request) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return hidden(token.getParameterName(), token.getToken());
    }

    /** The origin of an address as a content security policy writes it; of an app's own scheme the scheme. */
    static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getRawAuthority() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** People as a choice of one. */
    static String choice(String field, List<TrialPeople.Person> people) {
        if (people.isEmpty()) {
            return "<p>The store has none.</p>";
        }
        return people.stream()
                .map(person -> """
                        <li><label><input type="radio" name="%s" value="%s" required> %s <small>%s %s</small></label></li>
                        """.formatted(
                                text(field),
                                text(person.reference()),
                                text(person.name()),
                                text(person.born()),
                                text(person.reference())))
                .collect(Collectors.joining("", "<ul class=\"choice\">", "</ul>"));
    }

    private static ResponseEntity<String> of(HttpStatus status, String title, String body, List<String> origins) {
        String policy =
                "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
                        + origins.stream().map(origin -> " " + origin).collect(Collectors.joining());
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .body("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%1$s - Nadir</title>
                        <link rel="stylesheet" href="/oauth2/style.css">
                        </head>
                        <body>
                        <main>
                        <p class="warning">This is a server for trying out and for tests. It asks nobody for a password:
                        whoever reaches this page can choose any user and any patient.</p>
                        <h1>%1$s</h1>
                        %2$s
                        </main>
                        </body>
                        </html>
                        """.formatted(text(title), body));
    }
}
