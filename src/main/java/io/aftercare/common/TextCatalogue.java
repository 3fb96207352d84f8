package io.aftercare.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The standard texts of surveys in every language, English where one is missing: {@code messages/survey}. */
@Component
public final class TextCatalogue {

    private static final Pattern FILE = Pattern.compile("survey(?:_(\\w+))?\\.properties");

    private final MessageSource messages = bundle();
    private final List<Locale> locales = bundled();

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

    /** The languages that there are texts in. */
    public List<Locale> locales() {
        return locales;
    }

    private static List<Locale> bundled() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:messages/survey*"))
                    .map(file -> FILE.matcher(String.valueOf(file.getFilename())))
                    .filter(Matcher::matches)
                    .map(file -> Locale.forLanguageTag(
                            Objects.requireNonNullElse(file.group(1), "en").replace('_', '-')))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
