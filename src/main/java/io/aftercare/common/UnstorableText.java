package io.aftercare.common;

import java.sql.SQLException;
import org.springframework.core.NestedExceptionUtils;

/** A text with U+0000. PostgreSQL takes it in no text, so the fault is the caller's, wherever it came in. */
public final class UnstorableText {

    private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

    /** In JSON, where the character comes escaped. */
    private static final String UNTRANSLATABLE_CHARACTER = "22P05";

    private UnstorableText() {}

    public static boolean isCauseOf(Exception failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException refused
                && (CHARACTER_NOT_IN_REPERTOIRE.equals(refused.getSQLState())
                        || UNTRANSLATABLE_CHARACTER.equals(refused.getSQLState()));
    }
}
