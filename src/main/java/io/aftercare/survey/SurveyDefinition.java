package io.aftercare.survey;

import io.aftercare.common.MultiLine;
import io.aftercare.common.SingleLine;
import io.aftercare.crm.LanguageTag;
import io.aftercare.identity.EmailAddress;
import io.aftercare.segment.Segment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * What an author says of a survey. Texts may carry personalisation tokens; a text that is null is the standard one of
 * the survey's language.
 *
 * @param name unique among surveys
 * @param language BCP 47 tag of the mail and pages
 * @param companyName stands in the scored question
 * @param sender whom the mail comes from; null for the configured sender
 * @param subject one line with contact tokens
 * @param greeting contact tokens
 * @param introduction contact and ticket tokens; paragraphs are parted by blank lines
 * @param pipeline the tickets it is sent for; null for a survey that is started for contacts
 * @param segment the contacts it is for when it is not about a ticket; null for those only whose runs somebody starts
 * @param schedule when it asks contacts by itself; of a survey that no ticket starts
 * @param web how it is shown on web sites; null for a survey that is mailed. It is one or the other for ever
 * @param delay from the ticket's closing to the mail
 * @param commentWindow how long after the first score a comment may follow and the score may change
 * @param expiresAfter how long after the mail an answer is taken
 * @param reminderAfter how long after the mail the one reminder goes out; null for none
 * @param fatigueDays a contact asked by any survey within these days is not asked again; 0 asks always
 * @param anonymous whether nobody can tell who answered what; see docs/decisions/0018-anonymous-answers.md
 * @param followUpQuestions the second question, per sentiment
 * @param thankYou the closing page, per sentiment
 * @param notifications who is told of an answer
 * @param followUps ids of the processes that follow an answer, per sentiment; null for none
 * @param runProcess id of the process that runs follow; null for the one that all surveys share
 * @param translations the words in further languages, by BCP 47 tag; see {@link #in}
 */
public record SurveyDefinition(
        @NotBlank @Size(max = 100) @SingleLine String name,
        @NotNull SurveyType type,

        @LanguageTag @Pattern(regexp = "[A-Za-z]{2,3}(-.*)?", message = "must be a language tag such as en or pt-BR")
        String language,

        @Nullable @Size(max = 100) @SingleLine String companyName,
        @Nullable @Valid From sender,
        @Nullable @Size(max = 200) @SingleLine String subject,
        @Nullable @Size(max = 200) @SingleLine String greeting,
        @Nullable @Size(max = 5_000) @MultiLine String introduction,
        @Valid Theme theme,
        @Nullable @Size(max = 100) @SingleLine String pipeline,
        @Nullable @Valid Segment segment,
        @Valid Schedule schedule,
        @Nullable @Valid WebDelivery web,
        @DurationMin @DurationMax(days = 90) Duration delay,
        @DurationMin(seconds = 10) @DurationMax(days = 7) Duration commentWindow,
        @DurationMin(minutes = 1) @DurationMax(days = 365) Duration expiresAfter,

        @Nullable @DurationMin(minutes = 1) @DurationMax(days = 180)
        Duration reminderAfter,

        @Min(0) @Max(365) Integer fatigueDays,
        Boolean anonymous,
        PerSentiment<@Size(max = 500) @MultiLine String> followUpQuestions,
        PerSentiment<@Valid ThankYou> thankYou,
        @Valid Notifications notifications,

        PerSentiment<
                        @Pattern(
                                regexp = "[A-Za-z_][A-Za-z0-9_.-]{0,199}",
                                message = "must be the id of a BPMN process")
                        String>
                followUps,

        @Nullable @Pattern(regexp = "[A-Za-z_][A-Za-z0-9_.-]{0,199}", message = "must be the id of a BPMN process")
        String runProcess,

        @Size(max = 20)
        Map<
                        @Size(max = 35)
                        @Pattern(
                                regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,16}",
                                message = "must be a language tag such as en or pt-BR")
                        String,
                        @Valid Translation>
                translations) {

    /** Fatigue of R36 unless a survey says otherwise. */
    static final int STANDARD_FATIGUE_DAYS = 30;

    private static final Duration STANDARD_COMMENT_WINDOW = Duration.ofMinutes(30);
    private static final Duration STANDARD_LIFE = Duration.ofDays(30);

    /** Everything that was left out gets its standard, so that a published version says all there is to know. */
    public SurveyDefinition {
        language = Objects.requireNonNullElse(language, "en");
        theme = Objects.requireNonNullElse(theme, Theme.STANDARD);
        schedule = Objects.requireNonNullElse(schedule, Schedule.NONE);
        delay = Objects.requireNonNullElse(delay, Duration.ZERO);
        commentWindow = Objects.requireNonNullElse(commentWindow, STANDARD_COMMENT_WINDOW);
        expiresAfter = Objects.requireNonNullElse(expiresAfter, STANDARD_LIFE);
        fatigueDays = Objects.requireNonNullElse(fatigueDays, STANDARD_FATIGUE_DAYS);
        anonymous = Objects.requireNonNullElse(anonymous, Boolean.FALSE);
        followUpQuestions = Objects.requireNonNullElse(followUpQuestions, PerSentiment.none());
        thankYou = Objects.requireNonNullElse(thankYou, PerSentiment.none());
        notifications = Objects.requireNonNullElse(notifications, Notifications.NOBODY);
        followUps = Objects.requireNonNullElse(followUps, PerSentiment.none());
        translations = present(translations);
    }

    /** What a survey is before its author has said more. */
    public static SurveyDefinition of(SurveyType type, String name) {
        return new SurveyDefinition(
                name,
                type,
                "en",
                null,
                null,
                null,
                null,
                null,
                Theme.STANDARD,
                null,
                null,
                Schedule.NONE,
                null,
                Duration.ZERO,
                STANDARD_COMMENT_WINDOW,
                STANDARD_LIFE,
                null,
                STANDARD_FATIGUE_DAYS,
                false,
                PerSentiment.none(),
                PerSentiment.none(),
                Notifications.NOBODY,
                PerSentiment.none(),
                null,
                Map.of());
    }

    /** The From header. */
    public record From(
            @NotBlank @Size(max = 100) @SingleLine String name,
            @NotNull @EmailAddress String address) {}

    /**
     * How mail and pages look.
     *
     * @param color {@code #rrggbb} of buttons and accents; text on it is black or white, whichever reads better
     * @param image id of the image on top of the mail, null for none
     */
    public record Theme(
            @NotNull @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "must be a colour such as #1f5fbf")
            String color,

            @Nullable UUID image) {

        /** Of surveys whose author chose none. */
        public static final Theme STANDARD = new Theme("#1f5fbf", null);

        /**
         * The text colour on {@link #color()}: black or white, whichever contrasts more, always at least 4.5:1. Relative
         * luminance after WCAG 2.2.
         */
        public String onColor() {
            return luminance() > 0.179 ? "#000000" : "#ffffff";
        }

        /** Of the colour on white, as WCAG 2.2 defines it: from 1, which is invisible, to 21. */
        double contrastOnWhite() {
            return 1.05 / (luminance() + 0.05);
        }

        private double luminance() {
            return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
        }

        private double channel(int at) {
            var value = Integer.parseInt(color, at, at + 2, 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
    }

    /**
     * The closing page.
     *
     * @param image id of the image on top, null for none
     */
    public record ThankYou(
            @Nullable @Size(max = 200) @SingleLine String heading,
            @Nullable @Size(max = 2_000) @MultiLine String body,
            @Nullable UUID image) {}

    /**
     * @param users addresses of users
     * @param teams names of teams
     * @param onlyWithComment whether an answer without a comment is not worth a mail
     */
    public record Notifications(
            @Size(max = 50) List<@NotBlank @Size(max = 254) @SingleLine String> users,
            @Size(max = 50) List<@NotBlank @Size(max = 100) @SingleLine String> teams,
            boolean onlyWithComment) {

        static final Notifications NOBODY = new Notifications(List.of(), List.of(), false);

        public Notifications {
            users = users == null ? List.of() : List.copyOf(users);
            teams = teams == null ? List.of() : List.copyOf(teams);
        }

        boolean isNobody() {
            return users.isEmpty() && teams.isEmpty();
        }
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** Whether its runs come of tickets, so that its mails may speak of one. */
    public boolean asksAboutTickets() {
        return type == SurveyType.CES || pipeline != null;
    }

    /**
     * The survey as somebody gets it who speaks a language: in that very language, else in another variant of it, else
     * as it is. What a translation leaves out has the standard text of its language.
     *
     * @param wanted BCP 47 tag; null when it is not known
     */
    public SurveyDefinition in(@Nullable String wanted) {
        var offered = new ArrayList<>(List.of(language));
        offered.addAll(translations.keySet());
        var tag = wanted == null ? language : LanguageLookup.best(wanted, offered);
        var words = translations.get(tag);
        return words == null || tag.equals(language) ? this : translated(tag, words);
    }

    private SurveyDefinition translated(String tag, Translation words) {
        return toBuilder()
                .language(tag)
                .subject(words.subject())
                .greeting(words.greeting())
                .introduction(words.introduction())
                .followUpQuestions(words.followUpQuestions())
                .thankYou(
                        PerSentiment.of(sentiment -> thanks(words.thankYou().get(sentiment), thankYou.get(sentiment))))
                .translations(Map.of())
                .build();
    }

    private static ThankYou thanks(Translation.@Nullable Thanks words, @Nullable ThankYou own) {
        return new ThankYou(
                words == null ? null : words.heading(),
                words == null ? null : words.body(),
                own == null ? null : own.image());
    }

    private static Map<String, Translation> present(@Nullable Map<String, Translation> translations) {
        var present = new TreeMap<String, Translation>(translations == null ? Map.of() : translations);
        present.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(present);
    }

    /** Starts from this definition, to change some of its fields. */
    public SurveyDefinitionBuilder toBuilder() {
        return new SurveyDefinitionBuilder(this);
    }
}
