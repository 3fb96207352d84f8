package io.aftercare.common;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The standard texts of surveys in every language, English where one is missing: {@code messages/survey}. */
@Component
public final class TextCatalogue {

    private final MessageSource messages = bundle();

    private static MessageSource bundle() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasename("messages/survey");
        bundle.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundle.setFallbackToSystemLocale(false);
        bundle.setAlwaysUseMessageFormat(true);
        return bundle;
    }

    /** The texts in a language, its region's where there are such: {@code pt-BR}, then {@code pt}, then English. */
    public Texts in(Locale locale) {
        return new Texts(messages, locale);
    }
}
