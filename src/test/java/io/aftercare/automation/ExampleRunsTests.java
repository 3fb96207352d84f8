package io.aftercare.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.Contacts;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.crm.Tickets;
import io.aftercare.identity.Role;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import io.aftercare.webhook.Receiver;
import io.aftercare.webhook.WebhookCommand;
import io.aftercare.webhook.Webhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each example process as the follow-up of a real run, to each of its ends. */
class ExampleRunsTests extends FollowedSurveyTest {

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

    @Autowired
    private Properties properties;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Webhooks webhooks;

    @Test
    void detractorRescueTellsTheLeadAfterTwoDaysAndAsksAgainTwoWeeksAfterTheCall() {
        var word = unique();
        var lead = users.create("lead." + word + "@example.com", "Lena", Role.LEAD, null);
        teams.create("Leads " + word, List.of(lead.email()));
        var second = liveSurvey("\"fatigueDays\": 0");
        var process = deploy(
                "detractor-rescue",
                xml -> xml.replace("value=\"Leads\"", "value=\"Leads " + word + "\"")
                        .replace("Customer satisfaction", second.pipeline()));
        var ticket = openTicket(followedBy(process, "negative"));
        close(ticket);
        answer(ticket, 1, "Never again");

        awaitReached(calledBy(ticket), "call-customer");
        time.advance(Duration.ofDays(2).plusMinutes(1));
        awaitReached(calledBy(ticket), "lead-told");
        assertThat(mailsTo(lead.email())).hasSize(1);
        completeTask(ticket, Map.of("customerReached", "yes", "callOutcome", "solved"));
        awaitReached(calledBy(ticket), "two-weeks-passed");
        time.advance(Duration.ofDays(14).plusMinutes(1));

        awaitRun(ticket, "completed");
        awaitReached(calledBy(ticket), "customer-asked-again");
        assertThat(body(get("/api/v1/runs?survey=" + second.id())).get("items").size())
                .isEqualTo(1);
    }

    @Test
    void promoterThankYouThanksAndMarksThePromoter() {
        var property = properties
                .create(new PropertyDefinition(
                        "promoter_" + unique().replace('-', '_'), "Promoter", PropertyType.TEXT, List.of()))
                .name();
        var process =
                deploy("promoter-thank-you", xml -> xml.replace("value=\"promoter\"", "value=\"" + property + "\""));
        var ticket = openTicket(followedBy(process, "positive"));
        close(ticket);
        answer(ticket, 7, "Great");
        awaitReached(calledBy(ticket), "one-hour-passed");
        time.advance(Duration.ofMinutes(61));

        awaitEnd(calledBy(ticket), "promoter-thanked");
        assertThat(mailsTo(ticket.email())).hasSize(2);
        assertThat(contacts.findByEmail(ticket.email()).orElseThrow().properties())
                .containsEntry(property, "yes");
    }

    @Test
    void promoterThankYouLeavesThoseAloneWhoUnsubscribed() {
        var process = deploy("promoter-thank-you", xml -> xml);
        var ticket = openTicket(followedBy(process, "positive"));
        close(ticket);
        answer(ticket, 7, "Great, but no more mail");
        suppressions.suppress(ticket.email(), Suppression.Reason.UNSUBSCRIBED);
        awaitReached(calledBy(ticket), "one-hour-passed");
        time.advance(Duration.ofMinutes(61));

        awaitEnd(calledBy(ticket), "contact-not-mailed");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void answerToHelpDeskTellsBothWhateverTheOtherDoes() throws IOException {
        var word = unique();
        try (var helpDesk = new Receiver();
                var crm = new Receiver()) {
            webhooks.create(new WebhookCommand("Help desk " + word, helpDesk.url()), "ann");
            webhooks.create(new WebhookCommand("CRM " + word, crm.url()), "ann");
            var process = deploy(
                    "answer-to-help-desk",
                    xml -> xml.replace("value=\"Help desk\"", "value=\"Help desk " + word + "\"")
                            .replace("value=\"CRM\"", "value=\"CRM " + word + "\""));
            var ticket = openTicket(followedBy(process, "negative"));
            close(ticket);
            answer(ticket, 2, "It broke again");

            awaitEnd(calledBy(ticket), "answer-written-back");
            assertThat(helpDesk.messages())
                    .singleElement()
                    .satisfies(message ->
                            assertThat(message.body()).contains(ticket.externalId(), "\"score\":2", "Rated 2 ("));
            assertThat(crm.messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).contains(ticket.email(), "\"score\":2"));
        }
    }

    @Test
    void closeTheLoopHasNothingToReviewWithoutAComment() {
        var ticket = openTicket(followedBy(deploy("close-the-loop", xml -> xml), "negative"));
        close(ticket);
        answer(ticket, 1, "");

        awaitEnd(calledBy(ticket), "nothing-to-review");
        assertThat(isOpen(ticket)).isFalse();
    }

    @Test
    void closeTheLoopReopensTheTicketAndTellsTheCustomer() {
        var ticket = reviewed("partly", false);

        awaitEnd(calledBy(ticket), "loop-closed");
        assertThat(isOpen(ticket)).isTrue();
        assertThat(mailsTo(ticket.email())).hasSize(2);
    }

    @Test
    void closeTheLoopRejectsAComplaint() {
        var ticket = reviewed("no", false);

        awaitEnd(calledBy(ticket), "complaint-rejected");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    @Test
    void closeTheLoopLeavesThoseAloneWhoUnsubscribed() {
        var ticket = reviewed("yes", true);

        awaitEnd(calledBy(ticket), "contact-not-mailed");
        assertThat(mailsTo(ticket.email())).hasSize(1);
    }

    private OpenTicket reviewed(String justified, boolean unsubscribed) {
        var ticket = openTicket(followedBy(deploy("close-the-loop", xml -> xml), "negative"));
        close(ticket);
        answer(ticket, 1, "It broke again");
        if (unsubscribed) {
            suppressions.suppress(ticket.email(), Suppression.Reason.UNSUBSCRIBED);
        }
        awaitReached(calledBy(ticket), "review-complaint");
        completeTask(ticket, Map.of("complaintJustified", justified));
        return ticket;
    }

    private boolean isOpen(OpenTicket ticket) {
        return tickets.findByExternalId(ticket.externalId()).orElseThrow().isOpen();
    }

    private LiveSurvey followedBy(String process, String sentiment) {
        return liveSurvey("\"fatigueDays\": 0, \"followUps\": {\"%s\": \"%s\"}".formatted(sentiment, process));
    }

    /** Deploys an example under an id of its own, changed as its documentation asks for. */
    private String deploy(String example, UnaryOperator<String> change) {
        var id = example + "-" + unique();
        try {
            var xml = Files.readString(Path.of("bpmn/examples", example + ".bpmn"));
            camunda.newDeployResourceCommand()
                    .addResourceStringUtf8(
                            change.apply(xml).replace("\"" + example + "\"", "\"" + id + "\""), id + ".bpmn")
                    .send()
                    .join();
            return id;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
