package io.aftercare.segment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Conditions that count as one. */
public record Group(
        @NotNull Match match,

        @NotEmpty @Size(max = Segment.MOST_CONDITIONS) List<@NotNull @Valid Condition> conditions) implements Part {

    public Group {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }
}
