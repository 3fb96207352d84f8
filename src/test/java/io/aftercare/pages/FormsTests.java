package io.aftercare.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form that is deployed, in Camunda's own form-js: it reads all of it. */
class FormsTests {

    private static final Path FRONTEND = Path.of("src/main/frontend");

    private static final String IMPORT = """
            import { Form } from '@bpmn-io/form-js-viewer';
            window.imported = async (schema) => {
              const container = document.body.appendChild(document.createElement('div'));
              try {
                const { warnings } = await new Form({ container }).importSchema(JSON.parse(schema));
                return warnings.map(String).concat(container.querySelector('.fjs-form-field') ? [] : ['Nothing is shown']);
              } catch (refused) {
                return [String(refused)];
              }
            };
            """;

    private static BrowserContext context;
    private static Page page;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void bundle() throws IOException, InterruptedException {
        var script = folder.resolve("form.js");
        var bundling = new ProcessBuilder(
                        "node_modules/.bin/esbuild", "--bundle", "--format=iife", "--outfile=" + script)
                .directory(FRONTEND.toFile())
                .redirectErrorStream(true)
                .start();
        try (var entry = bundling.getOutputStream()) {
            entry.write(IMPORT.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(bundling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bundling.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(bundling.exitValue()).as(output).isZero();
        context = Chromium.instance().newContext();
        page = context.newPage();
        page.addScriptTag(new AddScriptTagOptions().setPath(script));
    }

    @AfterAll
    static void close() {
        context.close();
    }

    static Stream<Path> forms() throws IOException {
        try (var forms = Files.list(Path.of("forms"))) {
            return forms.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isReadWithoutAWarning(Path form) throws IOException {
        assertThat(warnings(Files.readString(form))).isEmpty();
    }

    @Test
    void wouldWarn() {
        assertThat(warnings("""
                        {"type": "default", "components": [{"type": "crystal-ball", "key": "future"}]}""")).isNotEmpty();
    }

    private static List<?> warnings(String schema) {
        return (List<?>) page.evaluate("schema => window.imported(schema)", schema);
    }
}
