package io.aftercare.survey.web.editor;

import io.aftercare.common.page.Option;
import io.aftercare.segment.Operators.OfAge;
import io.aftercare.segment.Operators.OfDay;
import io.aftercare.segment.Operators.OfPresence;
import io.aftercare.segment.Operators.Operator;
import io.aftercare.segment.SurveyEvent;
import io.aftercare.segment.TicketEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form that adds a condition to a segment, or changes one: what it asks depends on what the condition is about.
 *
 * @param in where the condition is added, see {@link SegmentEdits#added}
 * @param at the place of the condition that is changed; empty for one that is added
 * @param opened whether it was not shown before
 * @param topics what a condition can be about
 * @param operators how it can be compared
 * @param choices of several to choose from; those of a property, the languages, or the bands of a survey type
 * @param fault why it was not added; null when nothing is wrong yet
 */
public record ConditionForm(
        String path,
        String in,
        String at,
        boolean opened,
        Shape shape,
        String about,
        String operator,
        String survey,
        ConditionInput typed,
        List<Topics> topics,
        List<Option> operators,
        List<Option> choices,
        List<Option> surveys,
        List<Option> pipelines,
        @Nullable String fault) {

    private static final List<Option> TICKET_EVENTS = List.of(
            new Option(TicketEvent.CLOSED.key(), "closed"),
            new Option(TicketEvent.OPENED.key(), "opened"),
            new Option(TicketEvent.OPEN.key(), "opened and not yet closed"));

    private static final List<Option> SURVEY_EVENTS = List.of(
            new Option(SurveyEvent.ASKED.key(), "one was sent to the contact"),
            new Option(SurveyEvent.NOT_ASKED.key(), "none was sent to the contact"),
            new Option(SurveyEvent.ANSWERED.key(), "the contact answered one"),
            new Option(SurveyEvent.NOT_ANSWERED.key(), "the contact answered none"));

    /** What a condition asks. */
    public enum Shape {
        TEXT,
        CHOICE,
        NUMBER,
        DATE,
        TICKETS,
        LAST_SCORE,
        LAST_BAND,
        SURVEY
    }

    /** Topics of one kind. */
    public record Topics(String label, List<Option> topics) {}

    /** The operators with which a date is compared with a day of the calendar, and not with a number of days. */
    public String dayOperators() {
        return words(OfDay.values());
    }

    /** The operators that count days back. */
    public String ageOperators() {
        return words(OfAge.values());
    }

    /** The operators that compare with a value. */
    public String valueOperators() {
        return operators.stream()
                .map(Option::value)
                .filter(key -> !isOneOf(words(OfPresence.values()), key))
                .collect(Collectors.joining(" "));
    }

    /** Whether the operator that is chosen is one of these. */
    public boolean compares(String operators) {
        return isOneOf(operators, operator);
    }

    private static boolean isOneOf(String operators, String key) {
        return List.of(operators.split(" ")).contains(key);
    }

    private static String words(Operator[] operators) {
        return Arrays.stream(operators).map(Operator::key).collect(Collectors.joining(" "));
    }

    /** What may have happened to tickets, or by surveys. */
    public List<Option> events() {
        return shape == Shape.TICKETS ? TICKET_EVENTS : SURVEY_EVENTS;
    }

    public boolean isNew() {
        return at.isEmpty();
    }

    /** The id of the button that opened it, where one goes on. */
    public String openedBy() {
        return isNew() ? "segment-add" : "segment-edit-" + SegmentView.id(at);
    }

    /** One, until something else is typed. */
    public String count() {
        return Objects.requireNonNullElse(typed.count(), "1");
    }

    public boolean isChosen(String value) {
        return typed.values().contains(value);
    }
}
