package org.nadir.testing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real Chromium without a window. It is the machine's own where there is one; else, as root on Debian or Ubuntu, the
 * system's package is installed; else Playwright downloads its own. There is always one, or the test fails and says why.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    /** An address that is asked over the network, and its host. */
    private static final Pattern NETWORK = Pattern.compile("^(?:https?|wss?)://([^/:?#]+)");

    /** Chromium calls home unless told not to, and finds no other machine. */
    private static final List<String> QUIET = List.of(
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> strangers = new CopyOnWriteArrayList<>();

    /** Starts one. */
    public Browser() {
        Optional<Path> installed = installed().or(Browser::fromDebian);
        if (installed.isEmpty()) {
            fromPlaywright();
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        LaunchOptions options = new LaunchOptions().setArgs(QUIET);
        installed.ifPresent(options::setExecutablePath);
        this.chromium = playwright.chromium().launch(options);
    }

    /** A page of a browser that was never used before; it reaches this machine only. */
    public Page page() {
        return page(new NewContextOptions());
    }

    /** The same with a window, colours and the like of the test's choice. */
    public Page page(NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        context.setDefaultTimeout(60_000);
        context.onRequest(request -> heed(request.url()));
        Page page = context.newPage();
        page.onWebSocket(socket -> heed(socket.url()));
        return page;
    }

    private void heed(String address) {
        Matcher asked = NETWORK.matcher(address);
        if (asked.find() && !THIS_MACHINE.contains(asked.group(1))) {
            strangers.add(address);
        }
    }

    /** The addresses of other machines that pages asked for; they were not let through. */
    public List<String> strangers() {
        return List.copyOf(strangers);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> installed() {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> fromDebian() {
        boolean mayInstall =
                "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
        if (mayInstall) {
            run(new ProcessBuilder("apt-get", "update", "-q"));
            run(new ProcessBuilder("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"));
        }
        return installed();
    }

    private static void fromPlaywright() {
        ProcessBuilder install = Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder();
        install.command().addAll(List.of("install", "chromium"));
        String said = run(install);
        if (!said.endsWith("exit code 0")) {
            throw new AssertionError("There is no Chromium, and none could be had: install one as chromium or"
                    + " google-chrome on the path. The last attempt said: " + said);
        }
    }

    private static String run(ProcessBuilder command) {
        command.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            Process process = command.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said + "exit code " + process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
