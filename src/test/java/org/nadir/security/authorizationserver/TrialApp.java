package org.nadir.security.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nadir.testing.RunningServer;

/** An app and the browser of its user, without either: the requests of a launch one by one. */
final class TrialApp {

    static final String REDIRECT_URI = "http://localhost:9/app";
    static final String VERIFIER = "a-verifier-of-the-tests-that-is-at-least-forty-three-characters";

    private static final Pattern FIELD =
            Pattern.compile("<input type=\"(hidden|checkbox)\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final RunningServer server;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    TrialApp(RunningServer server) {
        this.server = server;
    }

    /** A launch from the EHR of the trial app. */
    String launch(String patient) {
        return launch("nadir-app", patient).path("launch").asText();
    }

    JsonNode launch(String client, String patient) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at(Addresses.LAUNCH))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"client_id": "%s", "user": "Practitioner/trial-doctor", "patient": "%s"}
                        """.formatted(client, patient))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }

    /** What a good app sends, and changes to it; a null takes a parameter away. */
    Map<String, String> request(@Nullable String... changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", "nadir-app");
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("scope", "launch openid fhirUser patient/*.rs");
        parameters.put("state", "abc/+= 1");
        parameters.put("aud", server.base() + "/fhir");
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        for (int i = 0; i < changes.length; i += 2) {
            change(parameters, String.valueOf(changes[i]), changes[i + 1]);
        }
        return parameters;
    }

    HttpResponse<String> authorize(Map<String, String> parameters) {
        return get(Addresses.AUTHORIZE + "?" + form(parameters));
    }

    /** The page of the consent for a request that is launched by the EHR. */
    HttpResponse<String> consent(String patient, String... changes) {
        Map<String, String> request = request(changes);
        request.put(
                "launch",
                launch(value(request, "client_id"), patient).path("launch").asText());
        return follow(authorize(request));
    }

    /** Allows what is marked on a consent page, less the scopes named; gives the redirect to the app. */
    URI allow(HttpResponse<String> page, String... dropped) {
        assertThat(page.body()).contains("What may the app do?");
        String first = page.body().substring(0, page.body().indexOf("</form>"));
        List<String> fields = FIELD.matcher(first)
                .results()
                .map(field -> pair(unescaped(field.group(2)), unescaped(field.group(3))))
                .filter(field -> Arrays.stream(dropped).noneMatch(scope -> field.equals(pair("scope", scope))))
                .toList();
        return location(post(Addresses.AUTHORIZE, String.join("&", fields)));
    }

    /** A code for an EHR launch. */
    String code(String patient, String... changes) {
        return code(allow(consent(patient, changes)));
    }

    /** The code in a redirect to the app. */
    static String code(URI redirect) {
        return value(parameters(redirect), "code");
    }

    static String value(Map<String, String> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name), () -> name + " is not among " + parameters);
    }

    /** Exchanges a code as the public client does, with changes. */
    HttpResponse<String> exchange(String code, @Nullable String... changes) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", REDIRECT_URI,
                "client_id", "nadir-app",
                "code_verifier", VERIFIER));
        for (int i = 0; i < changes.length; i += 2) {
            change(parameters, String.valueOf(changes[i]), changes[i + 1]);
        }
        return post(Addresses.TOKEN, form(parameters));
    }

    /** The token answer of an EHR launch. */
    JsonNode tokens(String patient, String scope) {
        HttpResponse<String> answer = exchange(code(patient, "scope", scope));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningServer.json(answer);
    }

    HttpResponse<String> refresh(String token, String... more) {
        Map<String, String> parameters =
                new HashMap<>(Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", "nadir-app"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return post(Addresses.TOKEN, form(parameters));
    }

    HttpResponse<String> read(String path, String accessToken) {
        return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + accessToken));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    HttpResponse<String> post(String path, String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Follows redirects within the server. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        while (last.statusCode() / 100 == 3 && location(last).toString().startsWith(server.base())) {
            last = get(location(last).toString());
        }
        return last;
    }

    /** Fills in the hidden fields of a page's last form and more, and sends it. */
    HttpResponse<String> submit(HttpResponse<String> page, String action, Map<String, String> more) {
        String last = page.body().substring(page.body().lastIndexOf("<form"));
        String hidden = FIELD.matcher(last)
                .results()
                .map(field -> pair(field.group(2), unescaped(field.group(3))))
                .collect(Collectors.joining("&"));
        return post(action, hidden + "&" + form(more));
    }

    URI location(HttpResponse<String> answer) {
        return URI.create(server.base())
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
    }

    static Map<String, String> parameters(URI address) {
        return Arrays.stream(String.valueOf(address.getRawQuery()).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> pair(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static void change(Map<String, String> parameters, String name, @Nullable String value) {
        if (value == null) {
            parameters.remove(name);
        } else {
            parameters.put(name, value);
        }
    }

    private URI at(String path) {
        return URI.create(path.startsWith("http") ? path : server.base() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String unescaped(String html) {
        Matcher none = Pattern.compile("&(?!amp;|lt;|gt;|quot;|#39;)").matcher(html);
        assertThat(none.find()).isFalse();
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
