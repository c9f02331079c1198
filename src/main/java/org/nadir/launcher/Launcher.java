package org.nadir.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The main class of the jar: starts the application, in a newer Java when this one is too old. */
public final class Launcher {

    private static final int OLDEST = 21;
    private static final String APPLICATION = "org.nadir.NadirApplication";

    private Launcher() {}

    /** Takes the arguments of the application. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException, InterruptedException {
        if (Runtime.version().feature() >= OLDEST) {
            start(arguments);
            return;
        }
        Optional<Path> java = new InstalledJava(OLDEST).find();
        if (java.isEmpty()) {
            System.err.println("Nadir needs Java " + OLDEST + " or newer, and this is Java "
                    + Runtime.version().feature() + ". Install a newer one, or set JAVA_HOME to it.");
            System.exit(1);
        } else {
            System.exit(startAgain(java.get(), arguments));
        }
    }

    private static void start(String[] arguments) throws ReflectiveOperationException {
        try {
            // By name: this class must load where the application's classes cannot.
            Class.forName(APPLICATION).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            // Spring Boot has said why in the log already.
            System.exit(1);
        }
    }

    private static int startAgain(Path java, String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-jar");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(arguments));
        Process application = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(application)));
        return application.waitFor();
    }

    /** The application must end with this process, and end its database first. */
    private static void stop(Process application) {
        application.destroy();
        try {
            application.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
