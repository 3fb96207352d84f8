package io.aftercare.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the build leaves out of Tabler, as none of our sources names it: a class put together from parts must not be there. */
final class LeftOut {

    private static final Pattern CLASS = Pattern.compile("\\.([A-Za-z_][\\w-]*)");
    private static final Pattern WORD = Pattern.compile("([\\w-]+)");
    private static final Path FRONTEND = Path.of("src/main/frontend");

    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/resources/templates"),
            Path.of("src/test/resources/templates"),
            Path.of("src/main/java"),
            FRONTEND.resolve("app"));

    private static final Set<String> CLASSES = classes();

    private LeftOut() {}

    static void isOnNoElementOf(Page page, String what) {
        @SuppressWarnings("unchecked")
        var named = (List<String>) page.evaluate(
                "[...new Set([...document.querySelectorAll('[class]')].flatMap(({ classList }) => [...classList]))]");
        assertThat(named)
                .as("classes that build-app.mjs leaves out, name them there: " + what)
                .doesNotContainAnyElementsOf(CLASSES);
    }

    private static Set<String> classes() {
        var left = matches(CLASS, FRONTEND.resolve("node_modules/@tabler/core/dist/css/tabler.min.css"));
        left.removeAll(matches(CLASS, Path.of("target/classes/static/app/app.css")));
        for (var folder :
                List.of(Path.of("src/main/resources/templates"), Path.of("src/main/java"), FRONTEND.resolve("app"))) {
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(file -> left.removeAll(matches(WORD, file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return left;
    }

    private static Set<String> matches(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
