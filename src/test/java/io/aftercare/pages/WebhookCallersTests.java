package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.PartsAbove;
import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUpChoice;
import io.aftercare.automation.FollowUpProcesses;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.Condition;
import io.aftercare.engine.RecordedSearch;
import io.aftercare.identity.Role;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import io.aftercare.webhook.Webhook;
import io.aftercare.webhook.WebhookCallers;
import io.aftercare.webhook.WebhookCallers.Caller;
import io.aftercare.webhook.WebhookCommand;
import io.aftercare.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who deletes a webhook is told which surveys call it. */
class WebhookCallersTests extends EditorTest {

    /** Made anew above the application's own beans, so that they ask the search API. */
    private static final List<String> PARTS = List.of(
            "io.aftercare.automation.DeployedFollowUps",
            "io.aftercare.automation.DeployedRunProcesses",
            "io.aftercare.automation.CallingFollowUps",
            "io.aftercare.webhook.web.WebhookPages");

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private FollowUpProcesses processes;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private WebhookCallers callers;

    private Webhook webhook;

    @BeforeEach
    void create() {
        var name = "CRM 50 % \"new\" & " + UUID.randomUUID();
        webhook = webhooks.create(new WebhookCommand(name, "https://crm.example/"), "test")
                .webhook();
    }

    @Test
    void areNamedBeforeItIsDeleted() {
        var live = published();
        keep(live, new Content.Actions(ActionList.of(new Action.CallWebhook("c1", webhook.name(), ""))));
        surveys.publish(live);
        keep(live, new Content.Actions(ActionList.of(wait("w1"))));
        var drafted = draft(SurveyType.NPS);
        keep(drafted, nested(webhook.name().toUpperCase(Locale.ROOT)));

        var page = signedIn(Role.ADMIN, "/settings/webhooks/" + webhook.id());
        page.locator("[data-dialog=delete]").click();

        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("would stop at an incident");
        assertThat(dialog).containsText("“%s” (live)".formatted(name(live)));
        assertThat(dialog).containsText("“%s” (draft)".formatted(name(drafted)));
        Look.at(page, "webhook-deletion");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                .click();
        assertThat(page.getByText("The webhook is deleted.")).isVisible();
    }

    @Test
    void areNoneThatCallAnotherOrDidSoBefore() {
        var before = draft(SurveyType.NPS);
        keep(before, nested(webhook.name()));
        keep(before, new Content.Actions(ActionList.of(wait("w1"))));
        var another = draft(SurveyType.NPS);
        keep(another, nested(webhook.name() + "2"));
        var deleted = draft(SurveyType.NPS);
        keep(deleted, nested(webhook.name()));
        surveys.delete(deleted);

        assertThat(callers.of(webhook.name())).isEmpty();
        var page = signedIn(Role.ADMIN, "/settings/webhooks/" + webhook.id());
        page.locator("[data-dialog=delete]").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("No survey's follow-up calls it now.");
    }

    @Test
    void areThoseWithAProcessThatADesignerDrew() {
        var id = draft(SurveyType.NPS);
        keep(id, nested(webhook.name()));
        var survey = surveys.get(id).draft();
        var own = (FollowUpChoice.Own) followUps.of(survey, Sentiment.NEGATIVE);
        var xml = new String(processes.of(own.followUp(), survey), StandardCharsets.UTF_8)
                .replaceFirst("<endEvent ", "<manualTask id=\"boss\" name=\"Ask the boss\" /><endEvent ");
        var content = processes.read(own.followUp().id(), survey, xml.getBytes(StandardCharsets.UTF_8));
        assertThat(content).isInstanceOf(Content.Diagram.class);
        keep(id, content);

        assertThat(callers.of(webhook.name())).containsExactly(new Caller(name(id), false));
    }

    @Test
    void areNotKnownWhileTheEngineDoesNotAnswer() throws Exception {
        var live = published();
        keep(live, nested(webhook.name()));
        surveys.publish(live);
        var viewer = new TestingAuthenticationToken("admin", "", "settings:read", "settings:write");
        SecurityContextHolder.getContext().setAuthentication(viewer);
        try (var engine = new RecordedSearch(Duration.ofSeconds(30))) {
            engine.fails(503, "{\"status\": 503}");

            var page = new PartsAbove(application, Map.of("deployedProcesses", engine.deployed()), PARTS)
                    .pages("webhookPages")
                    .perform(MockMvcRequestBuilders.get("/settings/webhooks/" + webhook.id()))
                    .andReturn()
                    .getResponse();

            assertThat(page.getStatus()).isEqualTo(200);
            assertThat(page.getContentAsString())
                    .contains("Which follow-ups call it is not known while the engine does not answer.", "Switch off");
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private SurveyId published() {
        return draft(SurveyType.CES, "\"companyName\": \"Northwind\", \"pipeline\": \"%s\"".formatted(pipeline));
    }

    private static Content nested(String webhook) {
        return new Content.Actions(ActionList.of(new Action.Branch(
                "b1",
                new Condition.Comment(true),
                List.of(new Action.CallWebhook("c1", webhook, "{{answer.comment}}")),
                List.of())));
    }

    private static Action wait(String id) {
        return new Action.Wait(id, Duration.ofDays(1));
    }

    private String name(SurveyId id) {
        return surveys.get(id).draft().name();
    }

    private void keep(SurveyId id, Content content) {
        assertThat(followUps.put(id, "test", Sentiment.NEGATIVE, current -> content))
                .isInstanceOf(EditOutcome.Saved.class);
    }
}
