package io.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.aftercare.common.HtmlTemplates;
import io.aftercare.common.TextCatalogue;
import io.aftercare.common.TextTemplates;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.velocity.exception.MethodInvocationException;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.exception.VelocityException;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.NoSuchMessageException;

/** Templates and texts of these tests stand beside what they show: a folder on a class path of its own. */
class MailTemplatesTests {

    private static final String[] HOSTILE = {
        "$x",
        "${x}",
        "$!{secret}",
        "#set($a=1)",
        "#evaluate($secret)",
        "#parse('x')",
        "## comment",
        "#[[ raw ]]#",
        "{{contact.email}}",
        "<script>alert(1)</script>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "{0} '{1}'",
        "a & b &amp; c \\ d"
    };

    @TempDir
    Path classPath;

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
    private MailTemplates mails;
    private HtmlTemplates pages;

    @BeforeEach
    void useTheFolder() throws IOException {
        write("messages/survey.properties", "greeting=Hello {0}\nquote=It''s <b>\nonly.english=English");
        write("messages/survey_fr.properties", "greeting=Bonjour {0}\u00a0!");
        Thread.currentThread().setContextClassLoader(new FolderFirst(usual, classPath));
        var texts = new TextCatalogue();
        pages = new HtmlTemplates(texts);
        mails = new MailTemplates(pages, new TextTemplates(texts));
    }

    @AfterEach
    void useTheUsual() {
        Thread.currentThread().setContextClassLoader(usual);
    }

    @Test
    void rendersBothForms() throws IOException {
        write("templates/mail/test.html.vm", "<p>$text.get('greeting', $name)</p><p>$text.get('quote')</p>");
        write("templates/mail/test.txt.vm", "$text.get('greeting', $name) $text.get('quote')");

        assertThat(mails.render("test", Locale.ENGLISH, Map.of("name", "Ada & Co")))
                .isEqualTo(
                        new Rendered("<p>Hello Ada &amp; Co</p><p>It&#39;s &lt;b&gt;</p>", "Hello Ada & Co It's <b>"));
    }

    @Test
    void speaksTheLanguageOrElseEnglish() throws IOException {
        write("templates/mail/test.html.vm", "$text.get('greeting', 'Ada') $text.get('only.english')");
        write("templates/mail/test.txt.vm", "");

        assertThat(mails.render("test", Locale.CANADA_FRENCH, Map.of()).html()).isEqualTo("Bonjour Ada\u00a0! English");
        assertThat(mails.render("test", Locale.JAPAN, Map.of()).html()).isEqualTo("Hello Ada English");
    }

    @Test
    void neverEvaluatesWhatAPersonTyped() throws IOException {
        write(
                "templates/mail/test.html.vm",
                "<p title=\"$typed\" class='$typed'>$typed</p>$text.get('greeting', $typed)");
        write("templates/mail/test.txt.vm", "$typed|$text.get('greeting', $typed)");

        for (var typed : HOSTILE) {
            var rendered = mails.render("test", Locale.ENGLISH, Map.of("typed", typed, "secret", "SECRET"));
            var read = Jsoup.parseBodyFragment(rendered.html()).body();
            var paragraph = read.expectFirst("p");

            assertThat(read.text()).isEqualToNormalizingWhitespace(typed + " Hello " + typed);
            assertThat(paragraph.attributes().size()).isEqualTo(2);
            assertThat(paragraph.attr("title")).isEqualTo(typed);
            assertThat(paragraph.className()).isEqualTo(typed.strip());
            assertThat(read.select("script")).isEmpty();
            assertThat(rendered.text()).isEqualTo(typed + "|Hello " + typed);
        }
    }

    @Test
    void escapesOnceInMacrosAndVariables() throws IOException {
        write(
                "templates/public/test.html.vm",
                "#macro(field $label)<b>$label</b>$!bodyContent#end"
                        + "#set($copy = $typed)#@field($copy)<i>$typed</i>#end");

        assertThat(pages.render("public/test", Locale.ENGLISH, Map.of("typed", "a & b")))
                .isEqualTo("<b>a &amp; b</b><i>a &amp; b</i>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$missing",
                "$name.missing()",
                "$name.getClass().forName('java.lang.Runtime')",
                "$name.class.classLoader.parent",
                "#set($code = '$name')#evaluate($code)",
                "#if("
            })
    void failsRatherThanShowAHole(String template) throws IOException {
        write("templates/public/test.html.vm", template);

        assertThatExceptionOfType(VelocityException.class)
                .isThrownBy(() -> pages.render("public/test", Locale.ENGLISH, Map.of("name", "Ada")));
    }

    @Test
    void failsForAMissingTemplateOrText() throws IOException {
        write("templates/public/test.html.vm", "$text.get('no.such.key')");

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> pages.render("public/none", Locale.ENGLISH, Map.of()));
        assertThatExceptionOfType(MethodInvocationException.class)
                .isThrownBy(() -> pages.render("public/test", Locale.ENGLISH, Map.of()))
                .withCauseInstanceOf(NoSuchMessageException.class);
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(classPath.resolve(file).getParent());
        Files.writeString(classPath.resolve(file), content);
    }

    /** Looks into a folder before it asks its parent. */
    private static final class FolderFirst extends URLClassLoader {

        FolderFirst(ClassLoader parent, Path folder) throws MalformedURLException {
            super(new URL[] {folder.toUri().toURL()}, parent);
        }

        @Override
        public URL getResource(String name) {
            var own = findResource(name);
            return own == null ? super.getResource(name) : own;
        }
    }
}
