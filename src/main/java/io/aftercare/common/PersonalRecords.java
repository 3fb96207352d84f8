package io.aftercare.common;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One kind of what is kept of contacts. Each module offers beans for what it keeps, in the order in which they are to be
 * erased: {@code @Order} says it. Links are locked before runs, runs before contacts.
 */
public interface PersonalRecords {

    /** In a word or two, with hyphens: the name of a file and of a line in a report. */
    String kind();

    /** Gives what is kept, row by row, each with the same columns in the same order. */
    void export(Person person, Consumer<Map<String, @Nullable Object>> rows);

    /**
     * Removes what is personal, in the caller's transaction. It is called again later, for what was written meanwhile.
     *
     * @return how many there were
     */
    long erase(Person person);
}
