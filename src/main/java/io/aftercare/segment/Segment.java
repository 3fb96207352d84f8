package io.aftercare.segment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which contacts are meant. {@link Segments} finds them.
 *
 * @param match whether all parts must be true or any one
 * @param parts at most {@link #MOST_CONDITIONS} conditions, those in groups included; without any, everybody is meant
 */
@FewConditions
public record Segment(
        @NotNull Match match,

        @Size(max = Segment.MOST_CONDITIONS) List<@NotNull @Valid Part> parts) {

    /** So many conditions a segment can have. */
    public static final int MOST_CONDITIONS = 20;

    /** All contacts. */
    public static final Segment EVERYBODY = new Segment(Match.ALL, List.of());

    public Segment {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /** All conditions, those in groups included, in their order. */
    public List<Condition> conditions() {
        return parts.stream()
                .flatMap(part -> switch (part) {
                    case Condition condition -> Stream.of(condition);
                    case Group group -> group.conditions().stream();
                })
                .toList();
    }
}
