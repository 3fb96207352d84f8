package io.aftercare.survey.web.editor;

import io.aftercare.crm.PropertyType;
import io.aftercare.segment.Field;
import io.aftercare.segment.Operators.Operator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was typed and chosen for a condition that is to be added or changed.
 *
 * @param about what it asks: the path of a {@link Field}, or {@code tickets}, {@code last-score}, {@code last-band},
 *     {@code survey}
 * @param values of several to choose from; no list, whose elements a request could number
 */
public record ConditionInput(
        @Nullable String about,
        @Nullable String operator,
        @Nullable String value,
        @Nullable Collection<String> values,
        @Nullable String day,
        @Nullable String days,
        @Nullable String count,
        @Nullable String event,
        @Nullable String pipeline,
        @Nullable String survey) {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");

    public ConditionInput {
        values = values == null ? List.of() : List.copyOf(values);
    }

    @Override
    public Collection<String> values() {
        return Objects.requireNonNullElse(values, List.of());
    }

    Field field() {
        return new Field(Objects.requireNonNullElse(about, ""));
    }

    /** The operator that was chosen, when it is one of these. */
    <T extends Enum<T> & Operator> Optional<T> operatorOf(Class<T> operators) {
        return Arrays.stream(operators.getEnumConstants())
                .filter(one -> one.key().equals(operator))
                .findFirst();
    }

    BigDecimal number() {
        if (PropertyType.NUMBER.parse(required(value)) instanceof BigDecimal number) {
            return number;
        }
        throw new UnreadableValue("Type a number, such as 5 or 2.5.");
    }

    LocalDate date() {
        try {
            return LocalDate.parse(required(day));
        } catch (DateTimeParseException none) {
            throw new UnreadableValue("Choose a day.");
        }
    }

    int wholeCount() {
        return whole(count, "Type a whole number, such as 1.");
    }

    int wholeDays() {
        return whole(days, "Type a whole number of days, such as 60.");
    }

    @Nullable
    Integer daysOrEver() {
        return days == null || days.isBlank() ? null : (Integer) wholeDays();
    }

    int score() {
        return whole(value, "Type a score.");
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static String required(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new UnreadableValue("Fill in what it is compared with.");
        }
        return text.strip();
    }

    private static int whole(@Nullable String text, String otherwise) {
        if (text == null || !WHOLE.matcher(text.strip()).matches()) {
            throw new UnreadableValue(otherwise);
        }
        return Integer.parseInt(text.strip());
    }
}
