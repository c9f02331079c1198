package org.nadir.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.nadir.security.mode.SecurityMode;
import org.nadir.security.mode.UnsafeStartException;
import org.nadir.security.tokens.IssuerSettings;
import org.nadir.security.tokens.TokenProperties;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/** Stops a start that would leave the record open to a network, or closed to everybody, before anything else begins. */
@Component
class ModeGuard implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final String MODE = "nadir.security.mode";
    private static final String EMBEDDED = "nadir.security.authorization-server.enabled";
    private static final String HOW_TO_TRUST = "name an authorization server with nadir.security.issuers[0].issuer and"
            + " .jwk-set, or start the embedded one with " + EMBEDDED + "=true";

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Binder settings = Binder.get(environment);
        switch (settings.bind(MODE, SecurityMode.class).orElse(SecurityMode.OPEN)) {
            case OPEN -> checkOpen();
            case SMART ->
                checkSmart(settings.bindOrCreate("nadir.security", TokenProperties.class)
                        .issuers());
        }
    }

    private void checkOpen() {
        checkLoopback("server.address");
        String port = environment.getProperty("management.server.port", "");
        boolean managedApart =
                !port.isBlank() && !port.equals("-1") && !port.equals(environment.getProperty("server.port", "8080"));
        if (managedApart) {
            checkLoopback("management.server.address");
        }
    }

    private void checkLoopback(String property) {
        String address = environment.getProperty(property, "");
        if (!isLoopback(address)) {
            throw new UnsafeStartException(
                    "In open mode anyone who reaches the server may read and write everything, and " + property
                            + (address.isBlank()
                                    ? " is not set, so that every network"
                                    : "=" + address + ", which others")
                            + " can reach.",
                    "Either set " + property + "=127.0.0.1, or set " + MODE + "=smart and " + HOW_TO_TRUST + ".");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private void checkSmart(List<IssuerSettings> issuers) {
        if (issuers.isEmpty() && !environment.getProperty(EMBEDDED, Boolean.class, false)) {
            throw new UnsafeStartException(
                    MODE + "=smart, but there is no issuer whose access tokens are taken: nobody could read or write.",
                    "Either " + HOW_TO_TRUST + ".");
        }
    }
}
