package io.aftercare.automation.action;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.SingleLine;
import io.aftercare.survey.Band;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link Action.Branch} decides by. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Condition.ScoreIs.class, name = "score"),
    @Type(value = Condition.BandIs.class, name = "band"),
    @Type(value = Condition.Comment.class, name = "comment"),
    @Type(value = Condition.Property.class, name = "property")
})
public sealed interface Condition {

    /** The score compares so with a number. */
    record ScoreIs(Comparison operator, Integer score) implements Condition {

        public ScoreIs {
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(score, "score");
        }
    }

    /** The score lies in a band. */
    record BandIs(Band band) implements Condition {

        public BandIs {
            Objects.requireNonNull(band, "band");
        }
    }

    /** The respondent wrote a comment, or wrote none. */
    record Comment(boolean given) implements Condition {}

    /**
     * A property of the contact or the ticket has a certain value. An answer without a ticket has no ticket property.
     *
     * @param property its name; of a ticket one of {@link TicketProperty}
     * @param value what it is compared with, as text; null for an operator that needs none
     */
    record Property(
            Subject subject,
            @NotBlank @Size(max = 100) @SingleLine String property,
            Operator operator,
            @Nullable @Size(max = 200) @SingleLine String value)
            implements Condition {

        public Property {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(operator, "operator");
            property = Texts.clean(property);
            value = Texts.absent(value);
        }
    }

    /** How a score is compared. */
    enum Comparison {
        AT_MOST("<=", "at most"),
        AT_LEAST(">=", "at least"),
        EXACTLY("=", "exactly");

        private final String sign;
        private final String words;

        Comparison(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }

        /** As JSON and FEEL have it. */
        @JsonValue
        public String sign() {
            return sign;
        }

        public String words() {
            return words;
        }
    }

    /** Whose property it is. */
    enum Subject {
        CONTACT,
        TICKET;

        /** The word in JSON and in task headers. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Subject> ofKey(String key) {
            return Arrays.stream(values())
                    .filter(subject -> subject.key().equals(key))
                    .findAny();
        }
    }

    /** How a property is compared; letters' case does not matter. */
    enum Operator {
        IS("is", true),
        IS_NOT("is not", true),
        CONTAINS("contains", true),
        IS_SET("is set", false),
        IS_NOT_SET("is not set", false);

        private final String words;
        private final boolean needsValue;

        Operator(String words, boolean needsValue) {
            this.words = words;
            this.needsValue = needsValue;
        }

        /** The word in JSON and in task headers. */
        @JsonValue
        public String key() {
            return words.replace(' ', '-');
        }

        public String words() {
            return words;
        }

        public boolean needsValue() {
            return needsValue;
        }

        static Optional<Operator> ofKey(String key) {
            return Arrays.stream(values())
                    .filter(operator -> operator.key().equals(key))
                    .findAny();
        }
    }

    /** The properties that every ticket has. */
    enum TicketProperty {
        SUBJECT,
        EXTERNAL_ID,
        PIPELINE,
        OWNER_EMAIL;

        /** The word in JSON and in task headers. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<TicketProperty> ofKey(String key) {
            return Arrays.stream(values())
                    .filter(property -> property.key().equals(key))
                    .findAny();
        }
    }
}
