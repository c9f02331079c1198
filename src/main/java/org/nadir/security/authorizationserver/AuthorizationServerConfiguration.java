package org.nadir.security.authorizationserver;

import com.nimbusds.jose.jwk.source.JWKSource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Builds the chain of the authorization server from Spring Authorization Server and what SMART adds to it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuthorizationServerProperties.class)
@OnlyWithAuthorizationServer
class AuthorizationServerConfiguration {

    private static final int AUTHORIZATION_SERVER = 10;
    private static final Set<String> PAGES = Set.of(Addresses.AUTHORIZE, Addresses.CONSENT, Addresses.PATIENT);

    @Bean
    RequestCache interruptedRequests() {
        HttpSessionRequestCache requests = new HttpSessionRequestCache();
        requests.setRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, Addresses.AUTHORIZE));
        requests.setMatchingRequestParameterName(null);
        return requests;
    }

    @Bean
    @Order(AUTHORIZATION_SERVER)
    SecurityFilterChain authorizationServer(HttpSecurity http, Parts parts, RequestCache interruptedRequests)
            throws Exception {
        http.setSharedObject(JWKSource.class, parts.keys().published());
        return http.securityMatcher("/oauth2/**", Addresses.OPENID, Addresses.METADATA)
                .with(OAuth2AuthorizationServerConfigurer.authorizationServer(), server -> endpoints(server, parts))
                .addFilterAfter(new LaunchFilter(parts.launches()), SecurityContextHolderFilter.class)
                .cors(cors -> cors.configurationSource(new AllowedOrigins(parts.clients(), parts.properties())))
                .csrf(csrf -> csrf.ignoringRequestMatchers(AuthorizationServerConfiguration::isJson))
                .requestCache(cache -> cache.requestCache(interruptedRequests))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.decoder(new UserInfoTokens(parts.keys()))))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(Addresses.SIGN_IN, Addresses.LAUNCH, Addresses.STYLE)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(AuthorizationServerConfiguration::signIn))
                .build();
    }

    /** People are asked who they are; programs are told that they need a token. */
    private static void signIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException, ServletException {
        AuthenticationEntryPoint answer = PAGES.contains(request.getRequestURI())
                ? new LoginUrlAuthenticationEntryPoint(Addresses.SIGN_IN)
                : new BearerTokenAuthenticationEntryPoint();
        answer.commence(request, response, missing);
    }

    private static void endpoints(OAuth2AuthorizationServerConfigurer server, Parts parts) {
        OAuth2AccessTokenResponseAuthenticationSuccessHandler answer =
                new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        answer.setAccessTokenResponseCustomizer(new TokenAnswers(parts.authorizations()));
        PublicClients publicClients = new PublicClients(parts.clients(), parts.authorizations());
        server.registeredClientRepository(parts.clients())
                .authorizationService(parts.authorizations())
                .authorizationConsentService(new NoRememberedConsents())
                .authorizationServerSettings(settings(parts.address()))
                .tokenGenerator(tokens(parts.keys(), parts.clock()))
                .clientAuthentication(clients -> clients.authenticationConverters(
                                converters -> converters.addAll(0, List.of(new ClientAssertionReader(), publicClients)))
                        .authenticationProviders(providers -> {
                            providers.addFirst(publicClients);
                            providers.forEach(provider -> prepare(provider, parts));
                        }))
                .authorizationEndpoint(endpoint -> endpoint.consentPage(Addresses.CONSENT)
                        .authorizationRequestConverters(
                                converters -> converters.set(0, new AuthorizationRequests(parts.clients())))
                        .authenticationProviders(providers -> providers.forEach(provider -> prepare(provider, parts))))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseHandler(answer)
                        .accessTokenRequestConverter(new BackendRequests())
                        .authenticationProviders(providers -> providers.forEach(provider -> prepare(provider, parts))))
                .authorizationServerMetadataEndpoint(endpoint ->
                        endpoint.authorizationServerMetadataCustomizer(metadata -> metadata.claims(Metadata::correct)))
                .oidc(openid -> openid.providerConfigurationEndpoint(endpoint ->
                        endpoint.providerConfigurationCustomizer(metadata -> metadata.claims(Metadata::correct))));
    }

    /** Sets what SMART asks for in the framework's own parts. */
    private static void prepare(AuthenticationProvider provider, Parts parts) {
        if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
            codes.setAuthenticationValidator(new AuthorizationRules(parts.clients()));
            codes.setAuthorizationConsentRequired(request -> true);
        } else if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider backend) {
            // The scopes were reduced to registered ones when the request was read.
            backend.setAuthenticationValidator(request -> {});
        } else if (provider instanceof JwtClientAssertionAuthenticationProvider assertions) {
            assertions.setJwtDecoderFactory(parts.assertions());
        } else if (provider instanceof ClientSecretAuthenticationProvider secrets) {
            secrets.setPasswordEncoder(new SecretComparison());
        }
    }

    private static AuthorizationServerSettings settings(ServerAddress address) {
        AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder()
                .authorizationEndpoint(Addresses.AUTHORIZE)
                .tokenEndpoint(Addresses.TOKEN)
                .jwkSetEndpoint(Addresses.KEYS)
                .tokenIntrospectionEndpoint(Addresses.INTROSPECT)
                .tokenRevocationEndpoint(Addresses.REVOKE)
                .oidcUserInfoEndpoint(Addresses.USER_INFO);
        address.configured().ifPresent(settings::issuer);
        return settings.build();
    }

    private static OAuth2TokenGenerator<?> tokens(SigningKeys keys, Clock clock) {
        JwtGenerator signed = new JwtGenerator(new NimbusJwtEncoder(keys.signing()));
        signed.setJwtCustomizer(new TokenContents());
        return new DelegatingOAuth2TokenGenerator(signed, new RefreshTokens(clock));
    }

    /** A browser sends JSON to another origin only after asking, and is told no. */
    private static boolean isJson(HttpServletRequest request) {
        return request.getRequestURI().equals(Addresses.LAUNCH)
                && String.valueOf(request.getContentType()).startsWith("application/json");
    }
}
