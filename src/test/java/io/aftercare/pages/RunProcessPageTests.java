package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.aftercare.automation.ChangedRunProcess;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The run process on the automation tab: copied, changed, uploaded, and back to the shared one. */
class RunProcessPageTests extends EditorTest {

    @Test
    void replacesTheRunProcessByAChangedCopyAndGoesBack() throws IOException {
        var page = edit(draft(SurveyType.CES), "automation");
        assertThat(section(page)).containsText("Runs follow the process that all surveys share");
        var copy = download(page, "Download a copy for this survey");

        upload(page, ChangedRunProcess.of(copy));

        assertThat(section(page)).containsText("Runs follow a process of this survey's own");
        assertThat(section(page).locator("code").first()).containsText("ticket-closed-");
        Look.at(page, "automation-run-process");
        click(page, AriaRole.BUTTON, "Show diagram", section(page));
        assertThat(page.locator("#run-process-diagram svg [data-element-id=send-survey]")
                        .first())
                .isVisible();
        page.locator("#run-process-diagram [data-close]").click();

        page.reload();
        click(page, AriaRole.BUTTON, "Back to the shared process", section(page));
        assertThat(page.locator("#run-process-shared")).containsText("A day passed");
        assertThat(page.locator("#run-process-shared")).containsText("Thank the contact");
        Look.at(page, "automation-run-process-back");
        page.locator("#run-process-shared .btn-danger").click();
        assertThat(section(page)).containsText("Runs follow the process that all surveys share");
    }

    @Test
    void saysWhatARunWouldMissAndKeepsWhatWasThere() throws IOException {
        var page = edit(draft(SurveyType.NPS), "automation");
        var copy = download(page, "Download a copy for this survey");

        upload(page, copy.replace("type=\"complete-survey-run\"", "type=\"notify-owners\""));

        assertThat(page.locator("#run-process-upload [data-refused]")).containsText("Nothing was changed.");
        assertThat(page.locator("#run-process-upload [data-refused]")).containsText("complete-survey-run");
        assertThat(section(page)).containsText("Runs follow the process that all surveys share");
    }

    @Test
    void isReadByWhoMayNotChange() {
        var page = signedIn(Role.LEAD, "/surveys/" + draft(SurveyType.CES) + "/edit/automation");

        assertThat(section(page)).containsText("Download a copy for this survey");
        assertThat(section(page).getByText("Upload a changed copy")).hasCount(0);
    }

    private static void click(Page page, AriaRole role, String name, Locator within) {
        within.getByRole(role, new Locator.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private static String download(Page page, String link) throws IOException {
        var file =
                page.waitForDownload(() -> section(page).getByText(link).first().click());
        return Files.readString(file.path());
    }

    private static void upload(Page page, String xml) {
        click(page, AriaRole.BUTTON, "Upload a changed copy", section(page));
        section(page)
                .getByLabel("BPMN file")
                .setInputFiles(
                        new FilePayload("changed.bpmn", "application/xml", xml.getBytes(StandardCharsets.UTF_8)));
        page.locator("#run-process-upload .btn-primary").click();
    }

    private static Locator section(Page page) {
        return page.locator("[data-run-process]");
    }
}
