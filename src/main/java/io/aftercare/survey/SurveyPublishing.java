package io.aftercare.survey;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Properties;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What is sent, and whether: of surveys that the caller has locked. */
@Component
class SurveyPublishing {

    private final SurveyRepository surveys;
    private final Properties properties;
    private final SurveyReview reviews;
    private final SurveyVersions versions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SurveyPublishing(
            SurveyRepository surveys,
            Properties properties,
            SurveyReview reviews,
            SurveyVersions versions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.surveys = surveys;
        this.properties = properties;
        this.reviews = reviews;
        this.versions = versions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whoever deletes a property meanwhile waits, and then sees that it is needed.
     *
     * @throws Refusal {@code incomplete-survey}
     */
    void publish(Survey survey) {
        properties.hold();
        requirePublishable(survey);
        if (isUnchanged(survey)) {
            surveys.setStatus(survey.id(), SurveyStatus.LIVE, clock.instant());
        } else {
            var next = Objects.requireNonNullElse(survey.liveVersion(), 0) + 1;
            var published = new PublishedSurvey(survey.id(), next, survey.draft());
            surveys.insertVersion(published, clock.instant());
            events.publishEvent(new SurveyPublished(published));
        }
    }

    /** @throws Refusal {@code survey-not-paused} */
    void resume(Survey survey) {
        if (survey.status() != SurveyStatus.PAUSED) {
            throw SurveyRefusals.notPaused(survey.status());
        }
        surveys.setStatus(survey.id(), SurveyStatus.LIVE, clock.instant());
    }

    /** @throws Refusal {@code survey-not-live} */
    void pause(Survey survey) {
        if (survey.status() != SurveyStatus.LIVE) {
            throw SurveyRefusals.notLive(survey.status());
        }
        surveys.setStatus(survey.id(), SurveyStatus.PAUSED, clock.instant());
    }

    private void requirePublishable(Survey survey) {
        var errors = reviews.of(survey.id(), survey.draft()).stream()
                .filter(Finding::blocksPublishing)
                .toList();
        if (!errors.isEmpty()) {
            throw SurveyRefusals.incomplete(errors);
        }
    }

    private boolean isUnchanged(Survey survey) {
        var live = survey.liveVersion();
        return live != null && versions.get(survey.id(), live).definition().equals(survey.draft());
    }
}
