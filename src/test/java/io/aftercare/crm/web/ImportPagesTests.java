package io.aftercare.crm.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Pipelines;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ImportPagesTests extends BrowserTest {

    @Autowired
    private Contacts contacts;

    @Autowired
    private Pipelines pipelines;

    private final String mark = "i" + UUID.randomUUID();

    @Test
    void importsContactsAndReportsOnRefusedLines() {
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts");
        click(page, AriaRole.LINK, "Import");
        upload(page, """
                email,firstName,language
                %s@example.com,<b>Ann</b>,en
                <b>nobody,x,en
                %s2@example.com,x,english please
                """.formatted(mark, mark));

        seesHeading(page, "Import report");
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(3);
        assertThat(page.getByText("<b>nobody")).isVisible();
        assertThat(page.getByText("Correct these fields: language must be a language tag"))
                .isVisible();
        org.assertj.core.api.Assertions.assertThat(contacts.findByEmail(mark + "@example.com"))
                .hasValueSatisfying(contact -> org.assertj.core.api.Assertions.assertThat(contact.firstName())
                        .isEqualTo("<b>Ann</b>"));
    }

    @Test
    void importsTickets() {
        pipelines.create(mark, mark);
        contacts.put(new io.aftercare.crm.ContactCommand(mark + "@example.com", null, null, null, null));
        var page = signedIn(Role.LEAD);
        page.navigate("/tickets/-/import");
        upload(
                page,
                "externalId,subject,pipeline,contactEmail\n%s,Printer,%s,%s@example.com\n".formatted(mark, mark, mark));

        seesHeading(page, "Import report");
        assertThat(page.getByText("No line was refused.")).isVisible();
        click(page, AriaRole.LINK, "See the tickets");
        assertThat(page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(mark))
                        .first())
                .isVisible();
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts/import");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Import"))
                .click();
        assertThat(page.getByText("Choose a file that is not empty.")).isVisible();

        upload(page, "email,phone\n");
        assertThat(page.getByText("The column 'phone' is not known here.")).isVisible();
    }

    @Test
    void refusesAFileThatIsTooLargeBeforeAndAfterItIsSent() {
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts/import");
        var large = "x".repeat(12 * 1024 * 1024);
        page.getByLabel("CSV file").setInputFiles(file(large));
        assertThat(page.getByText("This file has 12 MB, and at most 10 MB are taken."))
                .isVisible();

        page.evaluate("document.getElementById('file').removeAttribute('data-longest')");
        upload(page, large);
        assertThat(page.getByText("That file is too large")).isVisible();
    }

    @Test
    void showsAThousandRefusedLines() {
        var page = signedIn(Role.LEAD);
        page.navigate("/contacts/import");
        upload(
                page,
                IntStream.range(0, 1_100)
                        .mapToObj(number -> "no address " + number)
                        .collect(Collectors.joining("\n", "email\n", "")));

        assertThat(page.getByText("The first 1000 are shown.")).isVisible();
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(1_001);
    }

    @Test
    void offersAFileToFillIn() throws IOException {
        var page = signedIn(Role.LEAD);
        page.navigate("/tickets/-/import");
        var download = page.waitForDownload(
                () -> page.getByText("Download an empty file").click());

        org.assertj.core.api.Assertions.assertThat(download.suggestedFilename()).isEqualTo("tickets.csv");
        org.assertj.core.api.Assertions.assertThat(Files.readString(download.path()))
                .isEqualTo("\ufeffexternalId,subject,pipeline,contactEmail,ownerEmail\r\n");
    }

    private static void upload(Page page, String text) {
        page.getByLabel("CSV file").setInputFiles(file(text));
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Import"))
                .click();
    }

    private static FilePayload file(String text) {
        return new FilePayload("file.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }
}
