package io.aftercare.survey.web.editor;

import io.aftercare.common.Span;
import io.aftercare.survey.PerSentiment;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDefinition.Notifications;
import io.aftercare.survey.SurveyDefinition.ThankYou;
import io.aftercare.survey.SurveyDefinition.Theme;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Turns what was typed into a field into a change of the draft. Limits are checked where drafts are kept. */
@Component
class DraftFields {

    private static final Pattern DAYS = Pattern.compile("\\d{1,6}");

    private final SenderChoices senders;

    DraftFields(SenderChoices senders) {
        this.senders = senders;
    }

    /**
     * The change that sets a field.
     *
     * @param typed the values of the field's inputs: {@code value}, once or several times, or {@code amount} and
     *     {@code unit}, or one named as the field is
     * @throws UnreadableValue if they cannot be taken for what the field holds
     * @throws io.aftercare.common.Refusal if there is no such field
     */
    UnaryOperator<SurveyDefinition> change(FieldPath field, MultiValueMap<String, String> typed) {
        var text = DraftText.of(field.key());
        return text.isPresent() ? words(text.get(), field, value(field, typed)) : setting(field, typed);
    }

    private static UnaryOperator<SurveyDefinition> words(DraftText text, FieldPath field, @Nullable String value) {
        return draft -> {
            var words = DraftWords.of(draft, field.language());
            return DraftWords.into(
                    draft, field.language(), text.with(words, field.sentimentOr(Sentiment.NEGATIVE), value));
        };
    }

    private UnaryOperator<SurveyDefinition> setting(FieldPath field, MultiValueMap<String, String> typed) {
        var value = value(field, typed);
        return switch (field.key()) {
            case "name" ->
                draft -> draft.toBuilder().name(value == null ? "" : value).build();
            case "language" ->
                draft -> draft.toBuilder().language(required(value)).build();
            case "companyName" -> draft -> draft.toBuilder().companyName(value).build();
            case "sender" ->
                draft -> draft.toBuilder()
                        .sender(value == null ? null : senders.byAddress(value, draft))
                        .build();
            case "theme.color" ->
                draft -> draft.toBuilder()
                        .theme(new Theme(hex(required(value)), draft.theme().image()))
                        .build();
            case "theme.image" -> {
                var image = id(value);
                yield draft -> draft.toBuilder()
                        .theme(new Theme(draft.theme().color(), image))
                        .build();
            }
            case "thankYou.image" -> thankYouImage(field.sentimentOr(Sentiment.NEGATIVE), id(value));
            case "pipeline" -> draft -> draft.toBuilder().pipeline(value).build();
            default ->
                ScheduleFields.change(field.key(), value, values(typed))
                        .or(() -> WebFields.change(field.key(), value, values(typed)))
                        .orElseGet(() -> timing(field, typed));
        };
    }

    private static UnaryOperator<SurveyDefinition> timing(FieldPath field, MultiValueMap<String, String> typed) {
        return switch (field.key()) {
            case "delay" -> {
                var delay = span(typed);
                yield draft -> draft.toBuilder()
                        .delay(delay == null ? Duration.ZERO : delay)
                        .build();
            }
            case "commentWindow" -> {
                var window = required(span(typed));
                yield draft -> draft.toBuilder().commentWindow(window).build();
            }
            case "expiresAfter" -> {
                var expiry = required(span(typed));
                yield draft -> draft.toBuilder().expiresAfter(expiry).build();
            }
            case "reminderAfter" -> {
                var reminder = span(typed);
                yield draft -> draft.toBuilder().reminderAfter(reminder).build();
            }
            case "fatigueDays" -> {
                var days = days(value(field, typed));
                yield draft -> draft.toBuilder().fatigueDays(days).build();
            }
            case "anonymous" -> {
                var anonymous = !values(typed).isEmpty();
                yield draft -> draft.toBuilder().anonymous(anonymous).build();
            }
            default -> notifications(field, typed);
        };
    }

    private static UnaryOperator<SurveyDefinition> notifications(FieldPath field, MultiValueMap<String, String> typed) {
        var values = values(typed);
        return switch (field.key()) {
            case "notifications.users" ->
                draft -> notifying(draft, values, draft.notifications().teams());
            case "notifications.teams" ->
                draft -> notifying(draft, draft.notifications().users(), values);
            case "notifications.onlyWithComment" ->
                draft -> draft.toBuilder()
                        .notifications(new Notifications(
                                draft.notifications().users(),
                                draft.notifications().teams(),
                                !values.isEmpty()))
                        .build();
            default -> throw FieldPath.unknown();
        };
    }

    private static SurveyDefinition notifying(SurveyDefinition draft, List<String> users, List<String> teams) {
        return draft.toBuilder()
                .notifications(
                        new Notifications(users, teams, draft.notifications().onlyWithComment()))
                .build();
    }

    private static UnaryOperator<SurveyDefinition> thankYouImage(Sentiment sentiment, @Nullable UUID image) {
        return draft -> {
            var before = draft.thankYou().get(sentiment);
            var after = new ThankYou(
                    before == null ? null : before.heading(), before == null ? null : before.body(), image);
            PerSentiment<ThankYou> all = DraftText.replaced(draft.thankYou(), sentiment, after);
            return draft.toBuilder().thankYou(all).build();
        };
    }

    /** Null when nothing was typed: then the standard applies. */
    private static @Nullable String value(FieldPath field, MultiValueMap<String, String> typed) {
        var value = typed.getFirst(typed.containsKey(field.path()) ? field.path() : "value");
        return value == null || value.isBlank() ? null : value.replace("\r\n", "\n");
    }

    private static List<String> values(MultiValueMap<String, String> typed) {
        return typed.getOrDefault("value", List.of()).stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
    }

    /** A colour may be typed without its hash. */
    private static String hex(String color) {
        var typed = color.strip();
        return typed.startsWith("#") ? typed : "#" + typed;
    }

    private static @Nullable Duration span(MultiValueMap<String, String> typed) {
        var unit = String.valueOf(typed.getFirst("unit"));
        if (unit.equals("none")) {
            return null;
        }
        var span = Span.parse(String.valueOf(typed.getFirst("amount")), unit);
        if (span == null) {
            throw new UnreadableValue("Type a whole number, such as 2.");
        }
        return span;
    }

    private static int days(@Nullable String value) {
        if (value == null || !DAYS.matcher(value.strip()).matches()) {
            throw new UnreadableValue("Type a whole number of days, such as 30; 0 asks always.");
        }
        return Integer.parseInt(value.strip());
    }

    private static @Nullable UUID id(@Nullable String value) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException none) {
            throw new UnreadableValue("Choose an image from the library.");
        }
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new UnreadableValue("This cannot be empty.");
        }
        return value;
    }
}
