package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.identity.Role;
import io.aftercare.mail.Suppressions;
import io.aftercare.run.RunEnding;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The schedule on the Settings tab, and the page of waves. */
class WavePagesTests extends EditorTest {

    @Autowired
    private Properties properties;

    @Autowired
    private RunEnding ending;

    @Autowired
    private Suppressions suppressions;

    @Test
    void letAnAuthorChooseASchedule() {
        var id = draft(SurveyType.NPS);
        var page = edit(id, "settings");

        page.getByLabel("Ask each contact").selectOption("6-months");
        isSaved(page);
        page.getByLabel("First after days as a customer").fill("60");
        isSaved(page);
        page.getByLabel("Monday").uncheck();
        isSaved(page);
        page.getByLabel("Mails leave until").fill("09:10");
        assertThat(page.getByText("Mails leave from 09:00 to 09:10, which is no time."))
                .isVisible();
        page.getByLabel("Mails leave until").fill("18:00");
        page.getByLabel("In the time zone").selectOption("Europe/Berlin");
        isSaved(page);
        page.reload();
        assertThat(page.getByLabel("Ask each contact")).hasValue("6-months");
        assertThat(page.getByLabel("First after days as a customer")).hasValue("60");
        assertThat(page.getByLabel("Monday")).not().isChecked();
        assertThat(page.getByLabel("Mails leave until")).hasValue("18:00");
        assertThat(page.getByLabel("In the time zone")).hasValue("Europe/Berlin");
        Look.at(page, "editor-settings-nps");
    }

    @Test
    void showWhatComesAndLetAPublisherSendPauseAndResume() {
        var id = live();
        try {
            var page = signedIn(Role.PUBLISHER, "/surveys");
            page.navigate("/surveys/" + id + "/waves");
            seesTenWavesToCome(page);
            Look.at(page, "waves-none");

            click(page, AriaRole.BUTTON, "Send the next wave now");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("2 contacts are asked");
            click(page, AriaRole.BUTTON, "Send now");

            assertThat(page.getByText("The wave is on its way.")).isVisible();
            assertThat(page.getByRole(AriaRole.CELL, new GetByRoleOptions().setName("Sent early by Una publisher")))
                    .isVisible();
            assertThat(cell(page, 3)).hasText("2", new HasTextOptions().setTimeout(60_000));
            assertThat(cell(page, 2)).hasText("Done", new HasTextOptions().setTimeout(60_000));
            Look.at(page, "waves");
            cell(page, 1).getByRole(AriaRole.LINK).click();
            assertThat(page.locator("#runs tbody tr")).hasCount(2);
            page.goBack();
            click(page, AriaRole.BUTTON, "Pause");
            assertThat(page.getByText("no wave starts and no mail leaves").first())
                    .isVisible();
            seesText(page, "No wave is coming while the survey is paused");
            seesNoWayToASchedule(page);
            Look.at(page, "waves-paused");
            click(page, AriaRole.BUTTON, "Resume");
            assertThat(page.getByText("The survey is live again")).isVisible();
        } finally {
            surveys.delete(id);
        }
    }

    @Test
    void tellForHowLongOnesTurnMayBeMissedByAPause() {
        var id = draft(SurveyType.NPS, """
                "companyName": "Northwind", "fatigueDays": 30, "segment": {"match": "all"},
                "schedule": {"repeat": "3-months", "firstAfterDays": 3650}""");
        surveys.publish(id);
        try {
            surveys.pause(id);
            var page = signedIn(Role.PUBLISHER, "/surveys/" + id + "/waves");
            var missed = "who was missed in the last 37 days is asked in the next waves, others on their next turn";
            seesText(page, "Once it is resumed, " + missed);
            click(page, AriaRole.BUTTON, "Resume");

            seesText(page, "The survey is live again: " + missed);
        } finally {
            surveys.delete(id);
        }
    }

    @Test
    void warnOutsideTheHoursAndTellWhatCameBack() {
        var id = live(3, hoursWithoutNow());
        suppressions.erase(customer(id));
        try {
            var page = signedIn(Role.PUBLISHER, "/surveys/" + id + "/waves");
            click(page, AriaRole.BUTTON, "Send the next wave now");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("outside the hours of this survey");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("each contact's own time zone");
            Look.at(page, "waves-outside-hours");
            page.setViewportSize(1280, 800);
            click(page, AriaRole.BUTTON, "Send now");
            assertThat(page.getByText("The wave is on its way.")).isVisible();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> runs(id, "sent_at is not null").size() == 2);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !runs(id, "reason = 'erased'").isEmpty());

            ending.comeBack(runs(id, "sent_at is not null").getFirst());
            page.reload();

            assertThat(cell(page, 7)).hasText("1");
            Look.at(page, "waves-came-back");
        } finally {
            surveys.delete(id);
        }
    }

    @Test
    void areToldOnTheReviewBeforeAndAfterPublishing() {
        var id = recurring(2, "\"timeZone\": \"UTC\"");
        try {
            var page = signedIn(Role.PUBLISHER, "/surveys/" + id + "/edit/review");
            var wave = page.locator("section").filter(new FilterOptions().setHasText("The next wave"));
            assertThat(wave).containsText("asks 2 contacts");
            Look.at(page, "editor-review-next-wave");
            click(page, AriaRole.BUTTON, "Publish");

            assertThat(page.getByText("is live: version 1")).isVisible();
            wave.getByRole(AriaRole.LINK).click();
            seesHeading(page, "What comes next");
        } finally {
            surveys.delete(id);
        }
    }

    @Test
    void leadFromADraftWithAScheduleToItsPublication() {
        var id = draft(SurveyType.NPS, """
                "companyName": "Northwind", "segment": {"match": "all"}, "schedule": {"repeat": "3-months"}""");
        var page = signedIn(Role.AUTHOR, "/surveys/" + id + "/waves");

        seesText(page, "The survey has a schedule that is not published.");
        seesNoWayToASchedule(page);
        Look.at(page, "waves-draft");
        click(page, AriaRole.LINK, "Review and publish");
        assertThat(page).hasURL(Pattern.compile(".*/edit/review$"));
    }

    @Test
    void tellThatASurveyOnAWebSiteHasNoWaves() {
        var id = draft(SurveyType.CSAT, """
                "companyName": "Northwind", "web": {"sites": [], "place": "dialog", "afterSeconds": 5}""");
        var page = signedIn(Role.AUTHOR, "/surveys/" + id + "/waves");

        seesText(page, "It is shown on your web site");
        seesNoWayToASchedule(page);
        Look.at(page, "waves-on-site");
    }

    private static void seesText(Page page, String text) {
        assertThat(page.getByText(text)).isVisible();
    }

    private static void seesNoWayToASchedule(Page page) {
        assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Choose a schedule")))
                .hasCount(0);
    }

    /** Of the only wave. */
    private static Locator cell(Page page, int column) {
        return page.getByRole(
                        AriaRole.REGION, new GetByRoleOptions().setName("Waves").setExact(true))
                .locator("tbody td:nth-child(%d)".formatted(column));
    }

    private String hoursWithoutNow() {
        var zone = "zone_" + UUID.randomUUID().toString().substring(0, 8);
        properties.create(new PropertyDefinition(zone, zone, PropertyType.TEXT, List.of()));
        var isMorning = time.instant().atOffset(ZoneOffset.UTC).getHour() < 12;
        return "\"timeZoneProperty\": \"%s\", ".formatted(zone)
                + (isMorning
                        ? "\"from\": \"20:00\", \"until\": \"21:00\""
                        : "\"from\": \"03:00\", \"until\": \"04:00\"");
    }

    /** The address of one. */
    private String customer(SurveyId survey) {
        return jdbc.sql("select min(email) from contact where jsonb_exists(properties, :property)")
                .param("property", surveys.get(survey).draft().schedule().since())
                .query(String.class)
                .single();
    }

    private List<RunId> runs(SurveyId survey, String condition) {
        return jdbc.sql("select id from survey_run where survey_id = :survey and " + condition)
                .param("survey", survey.value())
                .query((row, at) -> new RunId(row.getObject("id", UUID.class)))
                .list();
    }

    @Test
    void letALeadWatchOnly() {
        var id = live();
        try {
            var page = signedIn(Role.LEAD, "/surveys/" + id + "/waves");

            seesTenWavesToCome(page);
            assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send the next wave now")))
                    .hasCount(0);
            assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Pause")))
                    .hasCount(0);
        } finally {
            surveys.delete(id);
        }
    }

    private static void seesTenWavesToCome(Page page) {
        assertThat(page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("What comes next"))
                        .locator("tbody tr"))
                .hasCount(10);
    }

    private SurveyId live() {
        return live(2, "\"timeZone\": \"UTC\"");
    }

    /** With customers of its own. @param hours fields of the schedule as JSON */
    private SurveyId live(int customers, String hours) {
        var id = recurring(customers, hours);
        surveys.publish(id);
        return id;
    }

    private SurveyId recurring(int customers, String hours) {
        var property = "since_" + UUID.randomUUID().toString().substring(0, 8);
        properties.create(new PropertyDefinition(property, property, PropertyType.DATE, List.of()));
        for (var number = 0; number < customers; number++) {
            post("/api/v1/contacts", """
                            {"email": "%s@customer.test", "properties": {"%s": "2020-01-01"}}""".formatted(UUID.randomUUID(), property));
        }
        return draft(SurveyType.NPS, """
                "companyName": "Northwind", "segment": {"match": "all"}, "schedule": {"repeat": "once", "since": "%s", "firstAfterDays": 30, %s,
                "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]}""".formatted(property, hours));
    }
}
