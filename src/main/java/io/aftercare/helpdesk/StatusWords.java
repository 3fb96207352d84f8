package io.aftercare.helpdesk;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a help desk's words for the status of a ticket mean here, in any case.
 *
 * @param open work on the ticket goes on
 * @param closed it is done: the survey may start
 */
public record StatusWords(
        @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) @SingleLine String> open,

        @NotEmpty @Size(max = MOST) List<@NotBlank @Size(max = LONGEST) @SingleLine String> closed) {

    public static final int MOST = 50;

    static final int LONGEST = 100;

    public StatusWords {
        open = normalised(open);
        closed = normalised(closed);
    }

    /**
     * Whether a status closes a ticket.
     *
     * @param status what the help desk calls it: the first word that is listed counts
     * @return empty when no word is listed
     */
    Optional<Boolean> closes(List<String> status) {
        return status.stream()
                .map(StatusWords::normalised)
                .filter(word -> open.contains(word) || closed.contains(word))
                .findFirst()
                .map(closed::contains);
    }

    /** A word that would mean both; empty when there is none. */
    Optional<String> ambiguous() {
        return open.stream().filter(closed::contains).findFirst();
    }

    private static List<String> normalised(@Nullable Collection<String> words) {
        return words == null
                ? List.of()
                : words.stream().map(StatusWords::normalised).distinct().toList();
    }

    private static String normalised(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
