package io.aftercare.insight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import io.aftercare.survey.RunId;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Insights as a support lead walks through them. */
class InsightPagesTests extends BrowserTest {

    @Autowired
    private Surveys surveys;

    @Autowired
    private Contacts contacts;

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private Tickets tickets;

    private final String mark = UUID.randomUUID().toString().substring(0, 13);
    private final String ann = "ann-" + mark + "@agents.test";
    private final String bob = "bob-" + mark + "@agents.test";

    private Survey survey;
    private ContactId contact;

    @BeforeEach
    void scores() {
        pipelines.create(mark, "Support " + mark);
        survey = surveys.publish(surveys.create(
                        SurveyDefinition.of(SurveyType.CES, mark).toBuilder()
                                .companyName("Northwind")
                                .pipeline(mark)
                                .build(),
                        "Ada")
                .id());
        contact = contacts.put(new ContactCommand(mark + "@customer.test", "Ada", mark, null, null))
                .id();
        var customer = mark + "@customer.test";
        tickets.create(new TicketCommand("A-" + mark, "The printer is on fire", mark, customer, ann));
        tickets.create(new TicketCommand("B-" + mark, "The printer is wet", mark, customer, bob));
        for (var day = 1; day <= 20; day++) {
            run(day, ann, day % 3 == 0 ? 6 : 7, null);
            run(day, bob, day % 4 == 0 ? null : 2 + day % 3, null);
            run(day + 30, ann, 3 + day % 3, null);
            run(day + 30, bob, 4 + day % 3, null);
        }
        run(1, ann, 7, "Quick & kind <b>r\u00e9ponse</b>");
        run(2, bob, 1, "Nobody called back");
    }

    @Test
    void aLeadSeesForWhichOwnerTheLastDaysWereBetterAndTakesTheNumbersAlong() throws Exception {
        var page = signedIn(Role.LEAD);
        page.navigate("/");
        click(page, AriaRole.LINK, "Insights");
        page.getByLabel("Survey", new GetByLabelOptions().setExact(true))
                .selectOption(survey.id().toString());
        click(page, AriaRole.BUTTON, "Show");
        assertThat(row(page, bob))
                .containsText(Pattern.compile("beyond chance: down from [0-9.]+, of \\d+ answers then"));
        assertThat(page.locator("#breakdown tbody tr").first()).containsText(bob);

        page.getByLabel("Ticket owner").selectOption(ann);
        click(page, AriaRole.BUTTON, "Show");

        // 15 times 7 and 6 times 6 of 21; before, 81 of 20.
        assertThat(page.locator("[data-compared=score]"))
                .containsText(
                        "Larger than chance: better than in the 30 days before, 6.7 instead of 4.1 of 20 answers.");
        assertThat(page.getByRole(AriaRole.IMG, new GetByRoleOptions().setName("Score by day")))
                .isVisible();
        assertThat(page.getByText("Days are those of your time zone")).isVisible();
        var file = page.waitForDownload(() -> click(page, AriaRole.LINK, "CSV"));
        var text = Files.readString(file.path());
        org.assertj.core.api.Assertions.assertThat(file.suggestedFilename()).isEqualTo("scores.csv");
        org.assertj.core.api.Assertions.assertThat(text)
                .contains("owner," + ann)
                .doesNotContain(bob);
    }

    @Test
    void aLeadSearchesCommentsAndGoesToTheCustomer() {
        var page = signedIn(Role.LEAD, "/insights/comments?survey=" + survey.id());
        assertThat(page.locator("article")).hasCount(2);

        page.getByLabel("Search in comments").fill("REPONSE");
        click(page, AriaRole.BUTTON, "Show");

        assertThat(page.locator("article")).hasCount(1);
        assertThat(page.locator("article")).containsText("Quick & kind <b>r\u00e9ponse</b>");
        Look.at(page, "insights-comments-found");
        click(page, AriaRole.LINK, "Ada " + mark);
        seesHeading(page, "Ada " + mark);
    }

    @Test
    void saysShownOfASurveyOnAWebSite() {
        jdbc.sql("update survey set draft = jsonb_set(draft, '{web}', '{\"sites\": []}') where id = :survey")
                .param("survey", survey.id().value())
                .update();

        var page = signedIn(Role.LEAD, "/insights?survey=" + survey.id());

        assertThat(page.getByText(Pattern.compile("[0-9]+ answered of [0-9]+ shown")))
                .isVisible();
        assertThat(page.locator("#breakdown thead")).containsText("Shown");
        surveys.delete(survey.id());
    }

    @Test
    void looksGood() {
        Look.at(signedIn(Role.LEAD, "/insights?survey=" + survey.id()), "insights");
        Look.at(signedIn(Role.LEAD, "/insights?period=12m&by=survey&survey=" + survey.id()), "insights-year");
        Look.at(signedIn(Role.LEAD, "/insights/comments?survey=" + survey.id()), "insights-comments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/insights", "/insights/comments"})
    void saysWhatMakesNoSenseAndKeepsTheFilters(String path) {
        var page = signedIn(Role.LEAD, path + "?from=2031-03-02&to=2031-03-01&owner=" + ann);

        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("Exchange the two")))
                .isVisible();
        assertThat(page.getByLabel("From", new GetByLabelOptions().setExact(true)))
                .hasValue("2031-03-02");
        assertThat(page.getByLabel("Ticket owner")).hasValue(ann);
        Look.at(page, path.substring(1).replace('/', '-') + "-refused");
    }

    @Test
    void usesTheDaysOfTheViewersZone() {
        var page = signedIn(newUser(Role.LEAD), new NewContextOptions().setTimezoneId("Pacific/Auckland"));
        page.navigate("/insights");

        assertThat(page.getByText("Days are those of your time zone, Pacific/Auckland."))
                .isVisible();
    }

    private static Locator row(Page page, String owner) {
        return page.locator("#breakdown tr").filter(new Locator.FilterOptions().setHasText(owner));
    }

    private void run(int daysAgo, String owner, @Nullable Integer score, @Nullable String comment) {
        var id = RunId.next().value();
        var sent = time.instant().minus(Duration.ofDays(daysAgo));
        jdbc.sql("""
                insert into survey_run (id, survey_id, survey_version, contact_id, ticket, state, score, created_at,
                                        scheduled_for, sent_at, answered_at, scored_at, completed_at, correlation_key,
                                        owner_email, language, commented)
                values (:id, :survey, 1, :contact, 'T-1', :state, :score, :sent, :sent, :sent, :answered, :answered,
                        :sent, :id, :owner, 'en', :commented)""")
                .param("id", id)
                .param("survey", survey.id().value())
                .param("contact", contact.value())
                .param("state", score == null ? "expired" : "completed")
                .param("score", score)
                .param("sent", sent.atOffset(ZoneOffset.UTC))
                .param(
                        "answered",
                        score == null ? null : sent.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .param("owner", owner)
                .param("commented", comment != null)
                .update();
        if (comment != null) {
            comment(id, comment, sent);
        }
    }

    private void comment(UUID run, String comment, Instant at) {
        jdbc.sql("""
                insert into answer_link (token, run_id, survey_id, survey_version, contact_id, expires_at)
                values (:token, :run, :survey, 1, :contact, now())""")
                .param("token", UUID.randomUUID().toString())
                .param("run", run)
                .param("survey", survey.id().value())
                .param("contact", contact.value())
                .update();
        jdbc.sql("insert into answer (run_id, score, comment, given_at) values (:run, 2, :comment, :at)")
                .param("run", run)
                .param("comment", comment)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
