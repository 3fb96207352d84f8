package io.aftercare.survey.web.editor;

import io.aftercare.segment.Condition;
import io.aftercare.segment.Field;
import io.aftercare.segment.Operators.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would have to be typed for a condition that is there; {@link ConditionReading} the other way round. */
final class TypedCondition {

    private TypedCondition() {}

    static ConditionInput of(Condition condition) {
        return switch (condition) {
            case Condition.Text text -> input(text.field(), text.operator(), text.value());
            case Condition.Choice choice -> input(choice.field(), choice.operator(), choice.values());
            case Condition.Numeric number ->
                input(number.field(), number.operator(), number.value().toPlainString());
            case Condition.Day day ->
                input(day.field(), day.operator(), day.day().toString(), null);
            case Condition.Age age -> input(age.field(), age.operator(), null, text(age.days()));
            case Condition.Presence presence -> input(presence.field(), presence.operator(), List.of());
            case Condition.Tickets tickets ->
                new ConditionInput(
                        ConditionForms.TICKETS,
                        tickets.operator().key(),
                        null,
                        null,
                        null,
                        text(tickets.days()),
                        text(tickets.count()),
                        tickets.event().key(),
                        tickets.pipeline(),
                        null);
            case Condition.LastScore last ->
                new ConditionInput(
                        ConditionForms.LAST_SCORE,
                        last.operator().key(),
                        text(last.score()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        last.survey());
            case Condition.LastBand last ->
                new ConditionInput(
                        ConditionForms.LAST_BAND,
                        last.operator().key(),
                        null,
                        last.bands(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        last.survey());
            case Condition.Surveyed surveyed ->
                new ConditionInput(
                        ConditionForms.SURVEY,
                        null,
                        null,
                        null,
                        null,
                        text(surveyed.days()),
                        null,
                        surveyed.event().key(),
                        null,
                        surveyed.survey() == null ? "" : surveyed.survey());
        };
    }

    private static ConditionInput input(Field field, Operator operator, String value) {
        return new ConditionInput(field.path(), operator.key(), value, null, null, null, null, null, null, null);
    }

    private static ConditionInput input(Field field, Operator operator, List<String> values) {
        return new ConditionInput(field.path(), operator.key(), null, values, null, null, null, null, null, null);
    }

    private static ConditionInput input(Field field, Operator operator, @Nullable String day, @Nullable String days) {
        return new ConditionInput(field.path(), operator.key(), null, null, day, days, null, null, null, null);
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }
}
