package io.aftercare.survey.web.editor;

import static io.aftercare.survey.web.editor.ConditionInput.orNull;
import static io.aftercare.survey.web.editor.ConditionInput.required;

import io.aftercare.segment.Condition;
import io.aftercare.segment.Operators.OfAge;
import io.aftercare.segment.Operators.OfChoice;
import io.aftercare.segment.Operators.OfDay;
import io.aftercare.segment.Operators.OfNumber;
import io.aftercare.segment.Operators.OfPresence;
import io.aftercare.segment.Operators.OfText;
import io.aftercare.segment.Operators.OfTickets;
import io.aftercare.segment.Operators.Operator;
import io.aftercare.segment.SurveyEvent;
import io.aftercare.segment.TicketEvent;
import io.aftercare.survey.web.editor.ConditionForm.Shape;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a condition of what was typed. What each value may be is checked where drafts are kept. */
final class ConditionReading {

    private ConditionReading() {}

    /** @throws UnreadableValue when something is missing, or is not of its kind */
    static Condition read(Shape shape, ConditionInput typed) {
        return switch (shape) {
            case TEXT, CHOICE, NUMBER, DATE -> ofField(shape, typed);
            case TICKETS ->
                new Condition.Tickets(
                        operator(OfTickets.class, typed),
                        typed.wholeCount(),
                        chosen(TicketEvent.values(), TicketEvent::key, typed.event()),
                        orNull(typed.pipeline()),
                        typed.daysOrEver());
            case LAST_SCORE ->
                new Condition.LastScore(required(typed.survey()), operator(OfNumber.class, typed), typed.score());
            case LAST_BAND ->
                new Condition.LastBand(
                        required(typed.survey()), operator(OfChoice.class, typed), atLeastOne(typed.values()));
            case SURVEY ->
                new Condition.Surveyed(
                        chosen(SurveyEvent.values(), SurveyEvent::key, typed.event()),
                        orNull(typed.survey()),
                        typed.daysOrEver());
        };
    }

    private static Condition ofField(Shape shape, ConditionInput typed) {
        var presence = typed.operatorOf(OfPresence.class);
        if (presence.isPresent()) {
            return new Condition.Presence(typed.field(), presence.get());
        }
        return switch (shape) {
            case CHOICE ->
                new Condition.Choice(typed.field(), operator(OfChoice.class, typed), atLeastOne(typed.values()));
            case NUMBER -> new Condition.Numeric(typed.field(), operator(OfNumber.class, typed), typed.number());
            case DATE -> ofDate(typed);
            default -> new Condition.Text(typed.field(), operator(OfText.class, typed), required(typed.value()));
        };
    }

    private static Condition ofDate(ConditionInput typed) {
        var age = typed.operatorOf(OfAge.class);
        return age.isPresent()
                ? new Condition.Age(typed.field(), age.get(), typed.wholeDays())
                : new Condition.Day(typed.field(), operator(OfDay.class, typed), typed.date());
    }

    private static <T extends Enum<T> & Operator> T operator(Class<T> operators, ConditionInput typed) {
        return typed.operatorOf(operators).orElseThrow(() -> new UnreadableValue("Choose how it is compared."));
    }

    private static <T> T chosen(T[] all, Function<T, String> key, @Nullable String chosen) {
        return Arrays.stream(all)
                .filter(one -> key.apply(one).equals(chosen))
                .findFirst()
                .orElseThrow(() -> new UnreadableValue("Choose what happened."));
    }

    private static List<String> atLeastOne(Collection<String> values) {
        if (values.isEmpty()) {
            throw new UnreadableValue("Tick at least one.");
        }
        return List.copyOf(values);
    }
}
