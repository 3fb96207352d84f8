package io.aftercare.audit.web;

import io.aftercare.audit.AuditFilter;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What of the trail is asked for, as it stands in the address; absent or empty does not restrict.
 *
 * @param act the key of an act; an unknown one does not restrict
 * @param kind of what it was done to
 * @param subject the id of that
 * @param actor the id of the user or API key that did it
 */
public record AuditForm(
        @Nullable @Size(max = 20) @SingleLine String act,
        @Nullable @Size(max = 20) @SingleLine String kind,
        @Nullable @Size(max = 100) @SingleLine String subject,
        @Nullable UUID actor) {

    AuditFilter filter() {
        return new AuditFilter(known(), given(kind), given(subject), actor);
    }

    /** The address of this list from an entry on. */
    String path(String path, @Nullable String after) {
        return path
                + Stream.of(
                                part("act", act),
                                part("kind", kind),
                                part("subject", subject),
                                part("actor", actor),
                                part("after", after))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("&", "?", ""));
    }

    public String chosenAct() {
        return Objects.requireNonNullElse(act, "");
    }

    public String chosenKind() {
        return Objects.requireNonNullElse(kind, "");
    }

    public boolean isNarrow() {
        return given(act) != null || given(kind) != null || given(subject) != null || actor != null;
    }

    private @Nullable Act known() {
        return Arrays.stream(Act.values())
                .filter(each -> each.key().equals(act))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String part(String name, @Nullable Object value) {
        return value == null || value.toString().isBlank()
                ? ""
                : name + "=" + UriUtils.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
