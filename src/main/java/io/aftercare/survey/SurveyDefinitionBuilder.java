package io.aftercare.survey;

import io.aftercare.segment.Segment;
import io.aftercare.survey.SurveyDefinition.From;
import io.aftercare.survey.SurveyDefinition.Notifications;
import io.aftercare.survey.SurveyDefinition.ThankYou;
import io.aftercare.survey.SurveyDefinition.Theme;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes some fields of a {@link SurveyDefinition}; the others stay as they are. The type cannot change. */
public final class SurveyDefinitionBuilder {

    private String name;
    private final SurveyType type;
    private String language;
    private @Nullable String companyName;
    private @Nullable From sender;
    private @Nullable String subject;
    private @Nullable String greeting;
    private @Nullable String introduction;
    private Theme theme;
    private @Nullable String pipeline;
    private @Nullable Segment segment;
    private Schedule schedule;
    private @Nullable WebDelivery web;
    private Duration delay;
    private Duration commentWindow;
    private Duration expiresAfter;
    private @Nullable Duration reminderAfter;
    private Integer fatigueDays;
    private boolean anonymous;
    private PerSentiment<String> followUpQuestions;
    private PerSentiment<ThankYou> thankYou;
    private Notifications notifications;
    private PerSentiment<String> followUps;
    private @Nullable String runProcess;
    private Map<String, Translation> translations;

    SurveyDefinitionBuilder(SurveyDefinition from) {
        this.name = from.name();
        this.type = from.type();
        this.language = from.language();
        this.companyName = from.companyName();
        this.sender = from.sender();
        this.subject = from.subject();
        this.greeting = from.greeting();
        this.introduction = from.introduction();
        this.theme = from.theme();
        this.pipeline = from.pipeline();
        this.segment = from.segment();
        this.schedule = from.schedule();
        this.web = from.web();
        this.delay = from.delay();
        this.commentWindow = from.commentWindow();
        this.expiresAfter = from.expiresAfter();
        this.reminderAfter = from.reminderAfter();
        this.fatigueDays = from.fatigueDays();
        this.anonymous = from.anonymous();
        this.followUpQuestions = from.followUpQuestions();
        this.thankYou = from.thankYou();
        this.notifications = from.notifications();
        this.followUps = from.followUps();
        this.runProcess = from.runProcess();
        this.translations = from.translations();
    }

    public SurveyDefinitionBuilder name(String name) {
        this.name = name;
        return this;
    }

    public SurveyDefinitionBuilder language(String language) {
        this.language = language;
        return this;
    }

    public SurveyDefinitionBuilder companyName(@Nullable String companyName) {
        this.companyName = companyName;
        return this;
    }

    public SurveyDefinitionBuilder sender(@Nullable From sender) {
        this.sender = sender;
        return this;
    }

    public SurveyDefinitionBuilder subject(@Nullable String subject) {
        this.subject = subject;
        return this;
    }

    public SurveyDefinitionBuilder greeting(@Nullable String greeting) {
        this.greeting = greeting;
        return this;
    }

    public SurveyDefinitionBuilder introduction(@Nullable String introduction) {
        this.introduction = introduction;
        return this;
    }

    public SurveyDefinitionBuilder theme(Theme theme) {
        this.theme = theme;
        return this;
    }

    public SurveyDefinitionBuilder pipeline(@Nullable String pipeline) {
        this.pipeline = pipeline;
        return this;
    }

    public SurveyDefinitionBuilder segment(@Nullable Segment segment) {
        this.segment = segment;
        return this;
    }

    public SurveyDefinitionBuilder schedule(Schedule schedule) {
        this.schedule = schedule;
        return this;
    }

    public SurveyDefinitionBuilder web(@Nullable WebDelivery web) {
        this.web = web;
        return this;
    }

    public SurveyDefinitionBuilder delay(Duration delay) {
        this.delay = delay;
        return this;
    }

    public SurveyDefinitionBuilder commentWindow(Duration commentWindow) {
        this.commentWindow = commentWindow;
        return this;
    }

    public SurveyDefinitionBuilder expiresAfter(Duration expiresAfter) {
        this.expiresAfter = expiresAfter;
        return this;
    }

    public SurveyDefinitionBuilder reminderAfter(@Nullable Duration reminderAfter) {
        this.reminderAfter = reminderAfter;
        return this;
    }

    public SurveyDefinitionBuilder fatigueDays(Integer fatigueDays) {
        this.fatigueDays = fatigueDays;
        return this;
    }

    public SurveyDefinitionBuilder anonymous(boolean anonymous) {
        this.anonymous = anonymous;
        return this;
    }

    public SurveyDefinitionBuilder followUpQuestions(PerSentiment<String> followUpQuestions) {
        this.followUpQuestions = followUpQuestions;
        return this;
    }

    public SurveyDefinitionBuilder thankYou(PerSentiment<ThankYou> thankYou) {
        this.thankYou = thankYou;
        return this;
    }

    public SurveyDefinitionBuilder notifications(Notifications notifications) {
        this.notifications = notifications;
        return this;
    }

    public SurveyDefinitionBuilder followUps(PerSentiment<String> followUps) {
        this.followUps = followUps;
        return this;
    }

    public SurveyDefinitionBuilder runProcess(@Nullable String runProcess) {
        this.runProcess = runProcess;
        return this;
    }

    public SurveyDefinitionBuilder translations(Map<String, Translation> translations) {
        this.translations = translations;
        return this;
    }

    public SurveyDefinition build() {
        return new SurveyDefinition(
                name,
                type,
                language,
                companyName,
                sender,
                subject,
                greeting,
                introduction,
                theme,
                pipeline,
                segment,
                schedule,
                web,
                delay,
                commentWindow,
                expiresAfter,
                reminderAfter,
                fatigueDays,
                anonymous,
                followUpQuestions,
                thankYou,
                notifications,
                followUps,
                runProcess,
                translations);
    }
}
