package io.aftercare.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Looks for barriers by all rules of axe-core. Its script is put into a page once, however often one looks. */
final class Axe {

    private static final String SCRIPT = read();

    /** What axe sees by colours: all that another scheme changes. */
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    /** Of frames only their elements are looked at: axe hangs in documents that may not run scripts. */
    private static final String RUN = """
            async ({ without, only }) => {
              const runOnly = only.length > 0 ? { type: 'rule', values: only } : undefined;
              const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
              const { violations } = await axe.run({ iframes: false, resultTypes: ['violations'], rules, runOnly });
              return violations.map(({ id, help, nodes }) =>
                `${id}: ${help} ` + nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | '));
            }
            """;

    private Axe() {}

    /** @param without rules that do not hold for what the page is */
    static void findsNoBarriers(Page page, String what, List<String> without) {
        run(page, what, without, List.of());
    }

    static void findsNoBarriersOfColours(Page page, String what) {
        run(page, what, List.of(), COLOURS);
    }

    private static void run(Page page, String what, List<String> without, List<String> only) {
        if (page.evaluate("'axe' in window").equals(false)) {
            page.evaluate("() => {" + SCRIPT + "}");
        }
        assertThat(page.evaluate(RUN, Map.of("without", without, "only", only)))
                .as(what)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    private static String read() {
        try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
