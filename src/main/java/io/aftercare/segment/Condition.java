package io.aftercare.segment;

import io.aftercare.common.CommonYear;
import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a contact. A condition that denies is true of contacts, too, of whom nothing is known. Days are
 * those of UTC.
 */
public sealed interface Condition extends Part {

    /** So many days back a condition can look: ten years. */
    int MOST_DAYS = 3_650;

    /** So many choices, or bands, a condition can name. */
    int MOST_CHOICES = 20;

    /** So many tickets a condition can count. */
    int MOST_TICKETS = 100;

    /** A condition over a field of the contact. */
    sealed interface OfField extends Condition {
        Field field();
    }

    /** Case and accents do not matter. Of the contact's address, or a property that is a text. */
    record Text(
            @NotNull @Among("email") Field field,
            @NotNull Operators.OfText operator,
            @NotBlank @Size(max = 200) @SingleLine String value)
            implements OfField {}

    /**
     * One of several. Of a property that is a choice, or the contact's language.
     *
     * @param values exactly as the property has them; a language without a region, such as {@code de}, means all its
     *     regions
     */
    record Choice(
            @NotNull @Among("language") Field field,
            @NotNull Operators.OfChoice operator,

            @NotEmpty @Size(max = MOST_CHOICES) List<@NotBlank @Size(max = 200) @SingleLine String> values)
            implements OfField {

        public Choice {
            values = values == null ? List.of() : List.copyOf(values);
        }
    }

    /**
     * Of a property that is a number.
     *
     * @param value the constraint on digits counts them modulo 2<sup>32</sup>, and takes 1e2147483647 without the others
     */
    record Numeric(
            @NotNull @Among({}) Field field,
            @NotNull Operators.OfNumber operator,

            @NotNull @Digits(integer = 20, fraction = 20) @DecimalMin("-1e20") @DecimalMax("1e20")
            BigDecimal value)
            implements OfField {}

    /** Of a property that is a date, or the day on which the contact was created. */
    record Day(
            @NotNull @Among("createdAt") Field field,
            @NotNull Operators.OfDay operator,
            @NotNull @CommonYear LocalDate day)
            implements OfField {}

    /** How long ago a date is, as {@link Day}. What lies ahead is no time ago. */
    record Age(
            @NotNull @Among("createdAt") Field field,
            @NotNull Operators.OfAge operator,
            @NotNull @Min(1) @Max(MOST_DAYS) Integer days)
            implements OfField {}

    /** Of the contact's language, or any property. */
    record Presence(
            @NotNull @Among("language") Field field,
            @NotNull Operators.OfPresence operator) implements OfField {}

    /**
     * How many tickets of the contact are like this.
     *
     * @param pipeline its key; null for all pipelines
     * @param days in how many days up to now; null for ever
     */
    record Tickets(
            @NotNull Operators.OfTickets operator,
            @NotNull @Min(0) @Max(MOST_TICKETS) Integer count,
            @NotNull TicketEvent event,
            @Nullable @Size(max = 100) @SingleLine String pipeline,
            @Nullable @Min(1) @Max(MOST_DAYS) Integer days)
            implements Condition {}

    /**
     * The newest score that the contact gave in surveys of a type.
     *
     * @param survey key of the type, such as {@code nps}
     */
    record LastScore(
            @NotBlank @Size(max = 20) @SingleLine String survey,
            @NotNull Operators.OfNumber operator,
            @NotNull @Min(0) @Max(100) Integer score)
            implements Condition {}

    /**
     * The band of the newest score that the contact gave in surveys of a type.
     *
     * @param survey key of the type, such as {@code nps}
     * @param bands keys of bands of that type, such as {@code promoter}
     */
    record LastBand(
            @NotBlank @Size(max = 20) @SingleLine String survey,
            @NotNull Operators.OfChoice operator,

            @NotEmpty @Size(max = MOST_CHOICES) List<@NotBlank @Size(max = 20) @SingleLine String> bands)
            implements Condition {

        public LastBand {
            bands = bands == null ? List.of() : List.copyOf(bands);
        }
    }

    /**
     * Whether surveys reached the contact.
     *
     * @param survey key of a type, such as {@code nps}; null for surveys of any type
     * @param days in how many days up to now; null for ever
     */
    record Surveyed(
            @NotNull SurveyEvent event,
            @Nullable @Size(max = 20) @SingleLine String survey,
            @Nullable @Min(1) @Max(MOST_DAYS) Integer days)
            implements Condition {}
}
