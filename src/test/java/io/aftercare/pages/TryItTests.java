package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUps;
import io.aftercare.automation.action.ActionJson;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Try it" on the automation tab. */
class TryItTests extends EditorTest {

    private static final String LIST = """
            {"actions": [
              {"type": "mail-contact", "id": "m1", "subject": "Sorry, {{contact.first_name}}",
               "body": "We read: {{answer.comment}}\\nAbout {{ticket.subject|your request}}"},
              {"type": "wait", "id": "w1", "duration": "P2D"},
              {"type": "branch", "id": "b1", "condition": {"type": "score", "operator": "<=", "score": 2},
               "then": [{"type": "set-contact-property", "id": "s1", "property": "%s", "value": "low"}],
               "otherwise": []}]}
            """;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private ActionJson actions;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Tickets tickets;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Properties properties;

    @Test
    void showsWhatWouldFollowAnAnswerOfAContactAndATicket() {
        var email = "try-" + UUID.randomUUID() + "@customer.test";
        contacts.put(new ContactCommand(email, "Tilda", "Tryer", null, null));
        tickets.create(new TicketCommand("TRY-" + UNIQUE, "Printer on fire <b>now</b>", pipeline, email, null));
        var page = edit(followed(), "automation");
        var dialog = open(page);

        dialog.getByLabel("Comment").fill("Too slow\nand too late");
        click(dialog, "As a contact");
        page.getByLabel("Search by name or address").fill(email);
        page.getByText("With ticket TRY-" + UNIQUE).click();
        assertThat(dialog.getByText("as Tilda Tryer, ticket TRY-" + UNIQUE)).isVisible();
        click(dialog, "Try it");

        var steps = dialog.getByRole(AriaRole.LISTITEM);
        assertThat(steps).hasCount(4);
        assertThat(steps.nth(0)).containsText("Mail to " + email);
        assertThat(steps.nth(0)).containsText("Sorry, Tilda");
        assertThat(steps.nth(0)).containsText("About Printer on fire <b>now</b>");
        assertThat(steps.nth(1)).containsText("2 days later");
        assertThat(steps.nth(2)).containsText("Score at most 2? Yes");
        assertThat(steps.nth(2)).containsText("The score is 1.");
        assertThat(steps.nth(3)).containsText("low");
        Look.at(page, "automation-try-it");

        suppressions.suppress(email, Suppression.Reason.UNSUBSCRIBED);
        dialog.getByLabel("Score").selectOption("3");
        click(dialog, "Try it");
        assertThat(steps.nth(0)).containsText(email + " would not be mailed: unsubscribed");
        assertThat(steps.nth(2)).containsText("Score at most 2? No");
        assertThat(steps).hasCount(3);
        click(dialog, "As a contact");
        page.getByText("As nobody in particular").click();
        assertThat(steps).hasCount(0);
        assertThat(inbox().messagesFor(email)).isEmpty();
    }

    @Test
    void saysThatAnActionIsToBeMendedFirst() {
        var id = draft(SurveyType.CES);
        keep(id, "{\"actions\": [{\"type\": \"mail-contact\", \"id\": \"m1\", \"subject\": \"\", \"body\": \"\"}]}");
        var dialog = open(edit(id, "automation"));

        click(dialog, "Try it");

        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("Some actions are not filled in yet");
    }

    private SurveyId followed() {
        var id = draft(SurveyType.CES);
        var property = properties
                .create(new PropertyDefinition(
                        "try_" + UUID.randomUUID().toString().replace('-', '_'), "Mood", PropertyType.TEXT, List.of()))
                .name();
        keep(id, LIST.formatted(property));
        return id;
    }

    private void keep(SurveyId id, String list) {
        var content = new Content.Actions(actions.read(list));
        followUps.put(id, "test", Sentiment.NEGATIVE, current -> content);
    }

    private static Locator open(Page page) {
        click(page.locator("#follow-up-negative"), "Try it");
        var dialog = page.locator("#try-negative");
        assertThat(dialog).isVisible();
        return dialog;
    }

    private static void click(Locator within, String button) {
        within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
