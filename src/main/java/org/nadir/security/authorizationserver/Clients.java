package org.nadir.security.authorizationserver;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The registered clients: those of the settings, and a public one for apps on this machine. */
@Component
@OnlyWithAuthorizationServer
class Clients implements RegisteredClientRepository {

    /** The public client whose redirect URI may be any of this machine. */
    static final String TRIAL = "nadir-app";

    /** RFC 9700 and SMART 2.2: short for backend services, an hour for apps. */
    private static final Duration BACKEND_TOKEN = Duration.ofSeconds(300);

    private static final Duration APP_TOKEN = Duration.ofHours(1);
    private static final Duration CODE = Duration.ofMinutes(1);

    private static final List<String> TRIAL_SCOPES = List.of(
            "openid",
            "fhirUser",
            "profile",
            "launch",
            "launch/patient",
            "offline_access",
            "online_access",
            "patient/*.cruds",
            "user/*.cruds");

    private final Map<String, ClientProperties> settings;
    private final Map<String, RegisteredClient> clients;

    Clients(AuthorizationServerProperties properties) {
        Stream<ClientProperties> trial = properties.trialClient() ? Stream.of(trial()) : Stream.empty();
        this.settings = Stream.concat(properties.clients().stream(), trial)
                .peek(ClientProperties::check)
                .collect(Collectors.toMap(ClientProperties::id, Function.identity()));
        this.clients = settings.values().stream()
                .map(Clients::registered)
                .collect(Collectors.toMap(RegisteredClient::getId, Function.identity()));
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients are registered in the settings");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return clients.get(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }

    /** What the settings say of a client, in the order of the ids. */
    List<ClientProperties> all() {
        return settings.values().stream()
                .sorted(Comparator.comparing(ClientProperties::id))
                .toList();
    }

    /** What the settings say of a registered client. */
    Optional<ClientProperties> settings(String clientId) {
        return Optional.ofNullable(settings.get(clientId));
    }

    /** Whether a client may be sent to this address: exactly one that it registered, or the trial client's on this machine. */
    boolean mayRedirect(String clientId, String redirectUri) {
        return settings(clientId)
                .filter(client ->
                        client.redirectUris().contains(redirectUri) || (isTrial(client) && Loopback.holds(redirectUri)))
                .isPresent();
    }

    /** Whether an EHR may open a client at this address. */
    boolean mayLaunch(String clientId, String address) {
        return settings(clientId)
                .filter(client -> address.equals(String.valueOf(client.launchUri()))
                        || (isTrial(client) && Loopback.holds(address)))
                .isPresent();
    }

    private static boolean isTrial(ClientProperties client) {
        return client.id().equals(TRIAL) && client.redirectUris().equals(trial().redirectUris());
    }

    private static ClientProperties trial() {
        return new ClientProperties(
                TRIAL,
                "An app on this machine",
                List.of("http://localhost"),
                TRIAL_SCOPES,
                null,
                null,
                null,
                null,
                false);
    }

    private static RegisteredClient registered(ClientProperties client) {
        RegisteredClient.Builder built = RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientName(client.name() == null ? client.id() : client.name())
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .clientAuthenticationMethods(methods -> methods.addAll(methods(client)))
                .authorizationGrantTypes(grants -> grants.addAll(grants(client)))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.RS384)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(client.backend() ? BACKEND_TOKEN : APP_TOKEN)
                        .authorizationCodeTimeToLive(CODE)
                        .reuseRefreshTokens(false)
                        .build());
        if (client.secret() != null) {
            built.clientSecret(client.secret());
        }
        return built.build();
    }

    private static Set<ClientAuthenticationMethod> methods(ClientProperties client) {
        if (client.hasKeys()) {
            return Set.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        }
        return client.secret() == null
                ? Set.of(ClientAuthenticationMethod.NONE)
                : Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    private static Set<AuthorizationGrantType> grants(ClientProperties client) {
        return client.backend()
                ? Set.of(AuthorizationGrantType.CLIENT_CREDENTIALS)
                : Set.of(AuthorizationGrantType.AUTHORIZATION_CODE, AuthorizationGrantType.REFRESH_TOKEN);
    }
}
