package io.aftercare.common;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders {@code templates/<name>.txt.vm} to plain text; values stay as they are. */
@Component
public final class TextTemplates {

    private final Templates templates;

    public TextTemplates(TextCatalogue texts) {
        templates = new Templates(texts, ".txt.vm", UnaryOperator.identity());
    }

    /**
     * Renders a template.
     *
     * @param template its name below {@code templates/}, such as {@code mail/survey}
     * @param locale the language of {@code $text}
     * @param model the values by name; {@code text} is taken. Objects need public types, records their {@code $a.b()}
     * @throws org.apache.velocity.exception.VelocityException when the template is missing or wrong, or lacks a value
     */
    public String render(String template, Locale locale, Map<String, ? extends @Nullable Object> model) {
        return templates.render(template, locale, model);
    }
}
