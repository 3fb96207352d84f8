package io.aftercare.common;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The standard texts in one language: what templates know as {@code $text}. */
public final class Texts {

    private final MessageSource messages;
    private final Locale locale;

    Texts(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /**
     * The text of a key, in this language or else in English.
     *
     * @param arguments what stands for {@code {0}}, {@code {1}}, ... in it; never evaluated themselves
     * @throws org.springframework.context.NoSuchMessageException when not even English has the key
     */
    public String get(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
