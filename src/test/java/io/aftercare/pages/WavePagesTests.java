package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The schedule on the Settings tab, and the page of waves. */
class WavePagesTests extends EditorTest {

    @Autowired
    private Properties properties;

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
            Look.at(page, "waves-none");

            click(page, AriaRole.BUTTON, "Send the next wave now");
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("2 contacts");
            click(page, AriaRole.BUTTON, "Send now");

            assertThat(page.getByText("The wave is on its way.")).isVisible();
            assertThat(page.getByRole(AriaRole.CELL, new GetByRoleOptions().setName("Sent early by Una publisher")))
                    .isVisible();
            Look.at(page, "waves");
            click(page, AriaRole.BUTTON, "Pause");
            assertThat(page.getByText("no wave starts and no mail leaves").first())
                    .isVisible();
            Look.at(page, "waves-paused");
            click(page, AriaRole.BUTTON, "Resume");
            assertThat(page.getByText("The survey is live again")).isVisible();
        } finally {
            surveys.delete(id);
        }
    }

    @Test
    void letALeadWatchOnly() {
        var id = live();
        try {
            var page = signedIn(Role.LEAD, "/surveys/" + id + "/waves");

            seesHeading(page, "What comes next");
            assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Send the next wave now")))
                    .hasCount(0);
            assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Pause")))
                    .hasCount(0);
        } finally {
            surveys.delete(id);
        }
    }

    /** With two customers of its own. */
    private SurveyId live() {
        var property = "since_" + UUID.randomUUID().toString().substring(0, 8);
        properties.create(new PropertyDefinition(property, property, PropertyType.DATE, List.of()));
        for (var number = 0; number < 2; number++) {
            post("/api/v1/contacts", """
                            {"email": "%s@customer.test", "properties": {"%s": "2020-01-01"}}""".formatted(UUID.randomUUID(), property));
        }
        var id = draft(SurveyType.NPS, """
                "companyName": "Northwind", "segment": {"match": "all"}, "schedule": {"repeat": "once", "since": "%s", "firstAfterDays": 30,
                "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]}""".formatted(property));
        surveys.publish(id);
        return id;
    }
}
