package io.aftercare.mail;

import io.aftercare.common.HtmlTemplates;
import io.aftercare.common.TextTemplates;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders mails from {@code templates/mail/}, where a template is a pair of {@code .html.vm} and {@code .txt.vm}. */
@Component
public final class MailTemplates {

    private final HtmlTemplates html;
    private final TextTemplates text;

    public MailTemplates(HtmlTemplates html, TextTemplates text) {
        this.html = html;
        this.text = text;
    }

    /**
     * Renders both forms of a mail.
     *
     * @param template its name below {@code templates/mail/}, such as {@code survey}
     * @param locale the language of {@code $text}
     * @param model the values by name, as in {@link HtmlTemplates#render}
     * @throws org.apache.velocity.exception.VelocityException when the template is missing or wrong, or lacks a value
     */
    public Rendered render(String template, Locale locale, Map<String, ? extends @Nullable Object> model) {
        var name = "mail/" + template;
        return new Rendered(html.render(name, locale, model), text.render(name, locale, model));
    }
}
