package io.aftercare.common;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Renders {@code templates/<name>.html.vm} to HTML. Every value, {@code $text} included, is escaped for text and for
 * quoted attributes; a template must not put a person's text anywhere else (script, style, an unquoted attribute).
 */
@Component
public final class HtmlTemplates {

    private final Templates templates;

    public HtmlTemplates(TextCatalogue texts) {
        // Velocity's own escaping leaves the apostrophe alone, which ends an attribute in single quotes.
        templates = new Templates(texts, ".html.vm", text -> HtmlUtils.htmlEscape(text, "UTF-8"));
    }

    /**
     * Renders a template.
     *
     * @param template its name below {@code templates/}, such as {@code public/closing}
     * @param locale the language of {@code $text}
     * @param model the values by name; {@code text} is taken. Objects need public types, records their {@code $a.b()}
     * @throws org.apache.velocity.exception.VelocityException when the template is missing or wrong, or lacks a value
     */
    public String render(String template, Locale locale, Map<String, ? extends @Nullable Object> model) {
        return templates.render(template, locale, model);
    }
}
