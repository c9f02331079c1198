package org.nadir.security.operators;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/** Says so when a secret stands on the command line, where every user of the machine can read it. */
@Component
class VisibleSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(VisibleSecrets.class);
    private static final List<String> SECRET = List.of("password", "secret", "private-key");

    private final ConfigurableEnvironment settings;

    VisibleSecrets(ConfigurableEnvironment settings) {
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        PropertySource<?> commandLine = settings.getPropertySources().get("commandLineArgs");
        if (commandLine instanceof EnumerablePropertySource<?> named) {
            Arrays.stream(named.getPropertyNames())
                    .filter(VisibleSecrets::isSecret)
                    .forEach(name -> LOG.warn(
                            "{} stands on the command line, which every user of this machine can read: give it in the environment as {} or in a file of that name below nadir.secrets-directory",
                            name,
                            name.toUpperCase(Locale.ROOT)
                                    .replaceAll("[.\\[\\]]+", "_")
                                    .replace("-", "")));
        }
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET.stream().anyMatch(lower::endsWith);
    }
}
