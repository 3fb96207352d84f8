package io.aftercare.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks at a page light and dark, on a desktop, a tablet and a phone, and keeps in target/screenshots what people should
 * see: both schemes of the desktop, and the phone.
 */
public final class Look {

    private enum Size {
        DESKTOP(1280, 800),
        TABLET(768, 1024),
        PHONE(320, 640);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private Look() {}

    /** Fails when axe finds a barrier or a field has faint edges, in either scheme, or when a page is wider than a screen. */
    public static void at(Page page, String name) {
        at(page, name, List.of());
    }

    /** As {@link #at(Page, String)}, but a mail, which mail programs show within their own page, has no landmarks. */
    public static void atMail(Page page, String name) {
        at(page, name, List.of("landmark-one-main", "region"));
    }

    private static void at(Page page, String name, List<String> without) {
        LeftOut.isOnNoElementOf(page, name);
        resize(page, Size.DESKTOP, name);
        page.evaluate("scrollTo(0, 0)");
        paint(page, "dark");
        Axe.findsNoBarriers(page, name + " in dark", without);
        Edges.standOut(page, name + " in dark");
        page.screenshot(new ScreenshotOptions().setPath(file(name + "-dark-desktop")));
        paint(page, "light");
        Axe.findsNoBarriersOfColours(page, name + " in light");
        Edges.standOut(page, name + " in light");
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(file(name + "-light-desktop")));
        resize(page, Size.TABLET, name);
        resize(page, Size.PHONE, name);
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(file(name + "-light-phone")));
    }

    private static void paint(Page page, String theme) {
        var scheme = theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme);
    }

    private static void resize(Page page, Size size, String name) {
        page.setViewportSize(size.width, size.height);
        fits(page, name + " on a " + size);
    }

    private static Path file(String name) {
        return Path.of("target", "screenshots", name + ".png");
    }

    /** Nobody has to scroll sideways. */
    static void fits(Page page, String what) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels that one must scroll sideways: " + what)
                .isEqualTo(0);
    }
}
