package io.aftercare.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/** Looks at a page light and dark, on a phone, a tablet and a desktop, and keeps what it saw in target/screenshots. */
public final class Look {

    private record Size(String name, int width, int height) {}

    private static final List<Size> SIZES =
            List.of(new Size("phone", 320, 640), new Size("tablet", 768, 1024), new Size("desktop", 1280, 800));

    private Look() {}

    /** Fails when axe finds a barrier, in either scheme, or when a page is wider than a screen. */
    public static void at(Page page, String name) {
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            var theme = scheme.name().toLowerCase(java.util.Locale.ROOT);
            page.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme);
            for (var size : SIZES) {
                page.setViewportSize(size.width(), size.height());
                page.screenshot(new ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screenshots", "%s-%s-%s.png".formatted(name, theme, size.name()))));
                fits(page, name + " on a " + size.name());
            }
            hasNoBarriers(page, name + " in " + theme);
        }
    }

    private static void fits(Page page, String what) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels that one must scroll sideways: " + what)
                .isEqualTo(0);
    }

    private static void hasNoBarriers(Page page, String what) {
        // Previews are documents of their own without scripts, in which axe cannot run.
        var violations = new AxeBuilder(page).exclude("iframe").analyze().getViolations();
        assertThat(violations)
                .as(what)
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
    }
}
