package org.nadir.cdshooks;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The door under test, started with settings of the test's choice on a free port of loopback. */
final class DoorWithSettings implements AutoCloseable {

    private final SpringApplicationBuilder door = new SpringApplicationBuilder(DoorUnderTest.class);

    Caller open(String... settings) {
        String[] arguments = new String[settings.length + 2];
        arguments[0] = "--server.port=0";
        arguments[1] = "--server.address=127.0.0.1";
        System.arraycopy(settings, 0, arguments, 2, settings.length);
        return new Caller(door.run(arguments).getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @Override
    public void close() {
        ConfigurableApplicationContext context = door.context();
        if (context != null) {
            context.close();
        }
    }
}
