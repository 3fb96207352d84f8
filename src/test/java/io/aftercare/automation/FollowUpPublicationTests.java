package io.aftercare.automation;

import static io.aftercare.automation.action.Condition.Operator.IS_SET;
import static io.aftercare.automation.action.Condition.Subject.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.Condition.Property;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.identity.Role;
import io.aftercare.identity.Teams;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Finding;
import io.aftercare.survey.Sentiment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Follow-ups go with their survey: drafted, published, kept by the runs of their version, copied. */
class FollowUpPublicationTests extends FollowedSurveyTest {

    private static final ActionList LATER = ActionList.of(new Action.Wait("w1", Duration.ofDays(2)), mail("First"));

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

    @Autowired
    private Properties properties;

    private static Action mail(String subject) {
        return new Action.MailContact("m1", subject, "Hello {{contact.first_name}}");
    }

    @Test
    void aRunKeepsTheFollowUpThatItWasSentWith() {
        var survey = liveSurvey("\"fatigueDays\": 0");
        follow(survey, LATER);
        publish(survey);
        var early = openTicket(survey);
        close(early);
        awaitRun(early, "sent");

        follow(survey, ActionList.of(mail("Second")));
        publish(survey);
        var late = openTicket(survey);
        close(late);
        answer(early, 1, "");
        answer(late, 1, "");

        awaitRun(late, "completed");
        assertThat(mailsTo(late.email()))
                .hasSize(2)
                .last()
                .satisfies(mail -> assertThat(source(mail)).contains("Subject: Second"));
        awaitReached(calledBy(early), "wait-w1");
        time.advance(Duration.ofDays(2).plusMinutes(1));
        awaitRun(early, "completed");
        assertThat(mailsTo(early.email()))
                .hasSize(2)
                .last()
                .satisfies(mail -> assertThat(source(mail)).contains("Subject: First"));
    }

    @Test
    void whatIsPublishedDoesNotChangeWithTheDraft() {
        var survey = liveSurvey();
        follow(survey, LATER);
        publish(survey);
        var published = own(survey);

        follow(survey, ActionList.of(mail("Second")));

        assertThat(own(survey).id().number()).isGreaterThan(published.id().number());
        assertThat(followUps.get(published.id()).content()).isEqualTo(new Content.Actions(LATER));
    }

    @Test
    void tellsTheLaterOfTwoAuthors() {
        var survey = liveSurvey();
        var seen = surveys.get(id(survey)).revision();
        follow(survey, LATER);

        var outcome =
                followUps.edit(id(survey), seen, "bo", Sentiment.NEGATIVE, now -> new Content.Actions(ActionList.of()));

        assertThat(outcome).isInstanceOf(EditOutcome.Conflict.class);
        assertThat(own(survey).content()).isEqualTo(new Content.Actions(LATER));
    }

    @Test
    void keepsAnUnsoundFollowUpFromBeingPublished() {
        var survey = liveSurvey();
        follow(survey, ActionList.of(new Action.MailContact("m1", "", "Hello {{contact.frist_name}}")));

        assertThat(surveys.review(id(survey)))
                .filteredOn(Finding::blocksPublishing)
                .extracting(Finding::field)
                .containsOnly("followUps.negative");
        assertThatThrownBy(() -> surveys.publish(id(survey))).isInstanceOf(Refusal.class);
    }

    @Test
    void warnsOfATaskForSomebodyWhoMayNotDoTasks() {
        var survey = liveSurvey();
        var author = users.create(unique() + "@northwind.example", "Ada", Role.AUTHOR, null);
        var lead = users.create(unique() + "@northwind.example", "Lena", Role.LEAD, null);
        follow(survey, ActionList.of(task("a", author), task("b", lead)));

        assertThat(surveys.review(id(survey)))
                .filteredOn(finding -> finding.field().equals("followUps.negative"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.blocksPublishing()).isFalse();
                    assertThat(finding.message()).contains(author.email(), "whose role does not let them do tasks");
                });
    }

    private static Action task(String id, User user) {
        return new Action.CreateTask(id, "Call back", "", user.email(), List.of(), null, null);
    }

    @Test
    void namesWhatIsNotThere() {
        var survey = liveSurvey();
        follow(
                survey,
                ActionList.of(
                        new Action.MailPeople("a", List.of("nobody@example.com"), List.of("No team"), "Hi", "Hi"),
                        new Action.OpenTicket("b", "no-pipeline", "Hi", null),
                        new Action.SetContactProperty("c", "no_property", "1"),
                        new Action.SetContactProperty("d", "last_ces_rating", "1")));

        assertThat(surveys.review(id(survey)))
                .filteredOn(Finding::blocksPublishing)
                .extracting(Finding::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("nobody@example.com"),
                        message -> assertThat(message).contains("No team"),
                        message -> assertThat(message).contains("no-pipeline"),
                        message -> assertThat(message).contains("no_property"),
                        message -> assertThat(message).contains("last_ces_rating"));
    }

    @Test
    void keepsThePropertiesThatItNamesFromBeingDeleted() {
        var survey = liveSurvey();
        var written = property();
        var told = property();
        var asked = property();
        follow(
                survey,
                ActionList.of(
                        new Action.SetContactProperty("a", written, "{{contact.%s}}".formatted(told)),
                        new Action.Branch(
                                "b", new Property(CONTACT, asked, IS_SET, null), List.of(mail("Hi")), List.of())));
        publish(survey);
        follow(survey, ActionList.of(mail("Hi")));
        assertInUse(written, survey);
        assertInUse(told, survey);
        assertInUse(asked, survey);

        publish(survey);
        properties.delete(written);
        properties.delete(told);
        properties.delete(asked);
    }

    @Test
    void keepsThePropertiesThatItsDiagramNamesFromBeingDeleted() {
        var survey = liveSurvey();
        var written = property();
        var told = property();
        var diagram = new Content.Diagram("""
                <zeebe:header key="property" value="%s" /><zeebe:header key="value" value="Now {{ contact.%s }}" />
                """.formatted(written, told));

        followUps.put(id(survey), "ada", Sentiment.NEGATIVE, current -> diagram);

        assertInUse(written, survey);
        assertInUse(told, survey);
    }

    @Test
    void keepsTheTeamsOfWhatIsLive() {
        var survey = liveSurvey();
        var mailed = teams.create("Mailed " + unique(), List.of());
        var asked = teams.create("Asked " + unique(), List.of());
        follow(
                survey,
                ActionList.of(
                        new Action.MailPeople("a", List.of(), List.of(mailed.name()), "Hi", "Hi"),
                        new Action.CreateTask(
                                "b", "Call", "", null, List.of(asked.name().toUpperCase(Locale.ROOT)), null, null)));
        assertThat(teams.usersOf(mailed.name())).isEmpty();

        publish(survey);
        follow(survey, LATER);

        assertThatThrownBy(() -> teams.rename(mailed.id(), "Other " + unique()))
                .hasMessageContaining("needed by a follow-up of survey");
        assertThatThrownBy(() -> teams.remove(asked.id())).hasMessageContaining("needed by a follow-up of survey");
        publish(survey);
        teams.remove(mailed.id());
        teams.remove(asked.id());
    }

    private String property() {
        var name = "p_" + unique().replace('-', '_');
        return properties
                .create(new PropertyDefinition(name, "Mood", PropertyType.TEXT, List.of()))
                .name();
    }

    private void assertInUse(String property, LiveSurvey by) {
        assertThatThrownBy(() -> properties.delete(property))
                .hasMessageContaining("needed by a follow-up of survey '%s'"
                        .formatted(surveys.get(id(by)).draft().name()));
    }

    @Test
    void publishesNothingWhileTheEngineIsAway() {
        var survey = liveSurvey();
        follow(survey, LATER);
        broker().kill();
        try {
            assertThatThrownBy(() -> surveys.publish(id(survey)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Nothing was published");
            assertThat(surveys.get(id(survey)).liveVersion()).isEqualTo(1);
        } finally {
            broker().start();
        }
        eventually().untilAsserted(() -> publish(survey));
        assertThat(surveys.get(id(survey)).liveVersion()).isEqualTo(2);
    }

    @Test
    void copiesTheFollowUpWithItsSurvey() {
        var survey = liveSurvey();
        follow(survey, LATER);

        var copy = surveys.duplicate(id(survey), "bo");

        var copied = copy.draft().followUps().get(Sentiment.NEGATIVE);
        assertThat(copied).isNotEqualTo(own(survey).id().processId());
        assertThat(followUps.of(copy.draft(), Sentiment.NEGATIVE))
                .isInstanceOfSatisfying(
                        FollowUpChoice.Own.class,
                        own -> assertThat(own.followUp().content()).isEqualTo(new Content.Actions(LATER)));
    }
}
