package io.aftercare.mending.web;

import io.aftercare.common.Refusal;
import io.aftercare.engine.ProcessVariable;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Variables as people type them. */
@Component
class VariableInput {

    private static final int LONGEST = 1_000;

    /** What FEEL takes as a name without quotes. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private final JsonMapper json;

    VariableInput(JsonMapper json) {
        this.json = json;
    }

    /** @throws Refusal {@code unusable-variable}, for one that says whom a run or wave is about, too */
    String name(String typed) {
        var name = typed.strip();
        if (!NAME.matcher(name).matches()) {
            throw Refusal.unprocessable(
                    "unusable-variable",
                    "The name of a variable begins with a letter, and has up to 100 letters, digits and underscores.");
        }
        if (ProcessVariable.about().contains(name) || name.equals(ProcessVariable.WAVE_ID)) {
            throw Refusal.unprocessable(
                    "unusable-variable",
                    "The variable '%s' says whose run or wave this is, and stays. Set another, or withdraw the run."
                            .formatted(name));
        }
        return name;
    }

    /** JSON; what is none is taken as a text. @throws Refusal {@code unusable-variable} */
    Object value(String typed) {
        if (typed.length() > LONGEST) {
            throw tooLong();
        }
        try {
            var value = json.readValue(typed, Object.class);
            return value == null ? typed : value;
        } catch (JacksonException text) {
            return typed;
        }
    }

    /** @throws Refusal {@code unusable-variable} when it is too long as JSON */
    Object bounded(Object value) {
        if (json.writeValueAsString(value).length() > LONGEST) {
            throw tooLong();
        }
        return value;
    }

    private static Refusal tooLong() {
        return Refusal.unprocessable("unusable-variable", "A value has up to %,d characters.".formatted(LONGEST));
    }
}
