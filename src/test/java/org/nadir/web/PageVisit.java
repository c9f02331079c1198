package org.nadir.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nadir.testing.Browser;
import org.nadir.testing.DemoServer;
import org.nadir.testing.RunningServer;

/**
 * Somebody with a browser of their own at the pages of a server.
 *
 * <p>A test registers it as an extension, or closes it. What goes wrong behind the page (an exception, a refused script, a request elsewhere) fails the test when the visit
 * ends, though nobody would see it. Screenshots lie in {@code target/screenshots}.
 */
final class PageVisit implements AfterEachCallback, AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Pixels of a picture: a protocol on a telephone is ten times as long, and all of it looks like its beginning. */
    private static final int TALLEST = 8000;

    /** Width of A4 between its margins, in pixels of CSS. */
    private static final int PAPER = 718;

    /** What axe calls these keeps somebody out. */
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** Chromium reports each answer of 4xx and 5xx; that a page copes with one is for its test to say. */
    private static final String ANSWER = "Failed to load resource";

    static {
        // As long as the browser waits for an element: a busy machine is no mistake of a page.
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    private static final class Shared {

        /** One program for the suite, ended with the test process; each visit is a browser that was never used before. */
        static final Browser BROWSER = new Browser();
    }

    private final int strangersBefore = Shared.BROWSER.strangers().size();
    private final RunningServer server;
    private final Page page;
    private final List<String> mishaps = new CopyOnWriteArrayList<>();
    private final List<String> expected = new CopyOnWriteArrayList<>();

    private PageVisit(RunningServer server, NewContextOptions options) {
        this.server = server;
        this.page = Shared.BROWSER.page(options);
        page.onPageError(error -> mishaps.add("exception: " + error));
        page.onConsoleMessage(this::heed);
    }

    /** At the server with the demo patients, in a window of usual width. */
    static PageVisit ofDemo() {
        return of(DemoServer.shared(), ColorScheme.LIGHT, 1280);
    }

    static PageVisit of(RunningServer server, ColorScheme colours, int width) {
        return new PageVisit(
                server, new NewContextOptions().setColorScheme(colours).setViewportSize(width, 900));
    }

    Page page() {
        return page;
    }

    RunningServer server() {
        return server;
    }

    /** Opens a path such as {@code /cohort/}. */
    Page open(String path) {
        page.navigate(server.base() + path);
        return page;
    }

    /** Presses the button of this name in a part of a page. */
    static void press(Locator part, String name) {
        part.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Errors in the console that hold this text are part of the story. */
    void expectInConsole(String text) {
        expected.add(text);
    }

    /** Looks at the page as it is now, in both colours, three widths and on paper: nothing serious for axe, nothing cut off. */
    void look(String name) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            for (int width : List.of(1280, 768, 320)) {
                page.setViewportSize(width, 900);
                take("%s-%s-%d".formatted(name, colours.name().toLowerCase(Locale.ROOT), width));
                assertThat(sidewaysPixels())
                        .as("%s is wider than a window of %d px", name, width)
                        .isZero();
            }
            page.setViewportSize(1280, 900);
            assertThat(grave(colours)).as("%s in %s colours", name, colours).isEmpty();
        }
        printed(name);
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.SCREEN));
        page.setViewportSize(1280, 900);
    }

    private void printed(String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(PAPER, 900);
        take(name + "-paper");
        assertThat(sidewaysPixels()).as("%s is wider than paper", name).isZero();
    }

    /** Keeps a picture of the page, as far down as somebody would scroll. */
    void take(String name) {
        try {
            picture(name);
        } catch (TimeoutError noFrame) {
            // Now and then Chromium without a window never draws the frame of a picture; in a new size it does.
            page.setViewportSize(page.viewportSize().width, 901);
            picture(name);
        }
    }

    private void picture(String name) {
        int height = Math.min(TALLEST, pixels("document.documentElement.scrollHeight"));
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setClip(0, 0, page.viewportSize().width, height)
                .setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private int sidewaysPixels() {
        return pixels("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");
    }

    private int pixels(String expression) {
        return ((Number) page.evaluate("() => " + expression)).intValue();
    }

    /** Dark colours change nothing for axe but the contrast. */
    private List<String> grave(ColorScheme colours) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        AxeBuilder axe = new AxeBuilder(page).options(options);
        if (colours == ColorScheme.DARK) {
            axe.withRules(List.of("color-contrast"));
        }
        return axe.analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(PageVisit::describe)
                .toList();
    }

    private static String describe(Rule rule) {
        return "%s: %s"
                .formatted(
                        rule.getHelp(),
                        rule.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getHtml())
                                .toList());
    }

    private void heed(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith(ANSWER)) {
            mishaps.add("console: " + message.text());
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        List<String> unexpected = mishaps.stream()
                .filter(mishap -> expected.stream().noneMatch(mishap::contains))
                .toList();
        page.context().close();
        List<String> strangers = Shared.BROWSER.strangers();
        assertThat(strangers.subList(strangersBefore, strangers.size()))
                .as("requests to other machines")
                .isEmpty();
        assertThat(unexpected).as("mishaps behind the page").isEmpty();
    }
}
