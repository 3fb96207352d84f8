package io.aftercare.survey.web.editor;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Option;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.segment.Field;
import io.aftercare.segment.Operators.OfAge;
import io.aftercare.segment.Operators.OfChoice;
import io.aftercare.segment.Operators.OfDay;
import io.aftercare.segment.Operators.OfNumber;
import io.aftercare.segment.Operators.OfPresence;
import io.aftercare.segment.Operators.OfText;
import io.aftercare.segment.Operators.OfTickets;
import io.aftercare.segment.Operators.Operator;
import io.aftercare.survey.SurveyLanguages;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.web.editor.ConditionForm.Shape;
import io.aftercare.survey.web.editor.ConditionForm.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows what a condition can be about, and what is then asked. */
@Component
class ConditionForms {

    static final String TICKETS = "tickets";
    static final String LAST_SCORE = "last-score";
    static final String LAST_BAND = "last-band";
    static final String SURVEY = "survey";

    private static final List<Option> FIELDS = List.of(
            new Option(Field.CREATED.path(), "Created"),
            new Option(Field.EMAIL.path(), "Email"),
            new Option(Field.LANGUAGE.path(), "Language"));

    private static final List<Option> HISTORY = List.of(
            new Option(TICKETS, "Tickets"),
            new Option(SURVEY, "Surveys sent and answered"),
            new Option(LAST_BAND, "Last answer"),
            new Option(LAST_SCORE, "Last score"));

    private final Properties properties;
    private final Pipelines pipelines;
    private final SurveyLanguages languages;

    ConditionForms(Properties properties, Pipelines pipelines, SurveyLanguages languages) {
        this.properties = properties;
        this.pipelines = pipelines;
        this.languages = languages;
    }

    /**
     * @param at the place of the condition that is changed; empty for one that is added
     * @param opened whether it is shown for the first time, with nothing typed yet
     * @param type of the survey that is edited: the one a condition over answers begins with
     */
    ConditionForm form(
            String path,
            String in,
            String at,
            boolean opened,
            SurveyType type,
            ConditionInput typed,
            @Nullable String fault) {
        var known = properties.list();
        var about = Objects.requireNonNullElse(typed.about(), Field.CREATED.path());
        var shape = shape(about, known);
        var operators = operators(shape, about);
        var survey = Objects.requireNonNullElse(typed.survey(), shape == Shape.SURVEY ? "" : type.key());
        return new ConditionForm(
                path,
                in,
                at,
                opened,
                shape,
                about,
                operators.stream()
                        .map(Option::value)
                        .filter(key -> key.equals(typed.operator()))
                        .findFirst()
                        .orElseGet(() ->
                                operators.isEmpty() ? "" : operators.getFirst().value()),
                survey,
                typed,
                topics(known),
                operators,
                choices(shape, about, survey, known),
                Arrays.stream(SurveyType.values())
                        .map(one -> new Option(one.key(), one.name()))
                        .toList(),
                pipelines.list().stream()
                        .map(one -> new Option(one.key(), one.name()))
                        .toList(),
                fault);
    }

    /** @throws Refusal {@code unknown-property} when it is about a property that is gone */
    Shape shape(ConditionInput typed) {
        return shape(Objects.requireNonNullElse(typed.about(), ""), properties.list());
    }

    private static Shape shape(String about, List<PropertyDefinition> known) {
        return switch (about) {
            case TICKETS -> Shape.TICKETS;
            case LAST_SCORE -> Shape.LAST_SCORE;
            case LAST_BAND -> Shape.LAST_BAND;
            case SURVEY -> Shape.SURVEY;
            case "createdAt" -> Shape.DATE;
            case "email" -> Shape.TEXT;
            case "language" -> Shape.CHOICE;
            default ->
                switch (property(about, known).type()) {
                    case TEXT -> Shape.TEXT;
                    case NUMBER -> Shape.NUMBER;
                    case DATE -> Shape.DATE;
                    case CHOICE -> Shape.CHOICE;
                };
        };
    }

    private static PropertyDefinition property(String about, List<PropertyDefinition> known) {
        return known.stream()
                .filter(property -> Field.ofProperty(property.name()).path().equals(about))
                .findAny()
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-property",
                        "There is no such property any more. Reload the page, then choose another."));
    }

    private static List<Topics> topics(List<PropertyDefinition> known) {
        return List.of(
                new Topics("Contact", FIELDS),
                new Topics(
                        "Properties",
                        known.stream()
                                .map(property -> new Option(
                                        Field.ofProperty(property.name()).path(), property.label()))
                                .toList()),
                new Topics("Tickets and surveys", HISTORY));
    }

    private List<Option> choices(Shape shape, String about, String survey, List<PropertyDefinition> known) {
        return switch (shape) {
            case CHOICE ->
                about.equals(Field.LANGUAGE.path())
                        ? languages.list().stream()
                                .map(one -> new Option(one.tag(), one.name()))
                                .toList()
                        : property(about, known).choices().stream()
                                .map(one -> new Option(one, one))
                                .toList();
            case LAST_BAND ->
                Arrays.stream(SurveyType.values())
                        .filter(type -> type.key().equals(survey))
                        .flatMap(type -> type.bands().stream())
                        .map(band -> new Option(band.key(), band.key()))
                        .toList();
            default -> List.of();
        };
    }

    private static List<Option> operators(Shape shape, String about) {
        return switch (shape) {
            case TEXT -> withPresence(options(OfText.values()), about);
            case CHOICE -> withPresence(options(OfChoice.values()), about);
            case NUMBER -> withPresence(options(OfNumber.values()), about);
            case DATE ->
                withPresence(
                        Stream.concat(
                                        Arrays.stream(OfAge.values())
                                                .map(one -> new Option(
                                                        one.key(), "is %s … days ago".formatted(one.words()))),
                                        options(OfDay.values()).stream())
                                .toList(),
                        about);
            case TICKETS -> options(OfTickets.values());
            case LAST_SCORE -> options(OfNumber.values());
            case LAST_BAND -> options(OfChoice.values());
            case SURVEY -> List.of();
        };
    }

    /** The address and the time of creation are always known. */
    private static List<Option> withPresence(List<Option> operators, String about) {
        var all = new ArrayList<>(operators);
        if (!about.equals(Field.EMAIL.path()) && !about.equals(Field.CREATED.path())) {
            all.addAll(options(OfPresence.values()));
        }
        return all;
    }

    private static List<Option> options(Operator[] operators) {
        return Arrays.stream(operators)
                .map(one -> new Option(one.key(), one.words()))
                .toList();
    }
}
