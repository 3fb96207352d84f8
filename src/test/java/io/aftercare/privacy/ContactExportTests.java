package io.aftercare.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ContactExportTests extends PrivacyTest {

    @Test
    void holdsEverythingAsJsonAndAsCsv() {
        var survey = liveSurvey();
        var contact = contact(email());
        var ticket = ticket(survey, email());
        filledAForm(answered(ticket, 2));

        var files = export(contact.get("id").asString());

        assertThat(files.keySet())
                .contains(
                        "contact.json",
                        "contact.csv",
                        "property-changes.csv",
                        "tickets.csv",
                        "runs.csv",
                        "answers.csv",
                        "task-forms.csv",
                        "mails.csv")
                .doesNotContain("suppression.csv");
        var all = json.readTree(files.get("contact.json"));
        assertThat(all.get("contact").get(0).get("email").asString()).isEqualTo(email());
        assertThat(all.get("contact").get(0).get("property.last_ces_comment").asString())
                .isEqualTo("Comment " + word);
        assertThat(all.get("tickets").get(0).get("subject").asString()).isEqualTo("Subject " + word);
        assertThat(all.get("answers").valueStream().toList()).hasSize(2);
        assertThat(all.get("runs").get(0).get("score").asInt()).isEqualTo(2);
        assertThat(all.get("mails").get(0).get("to").asString()).isEqualTo(email());
        assertThat(files.get("answers.csv"))
                .startsWith("\ufeffrun,score,comment,given_at")
                .contains("Comment " + word);
    }

    @Test
    void holdsWhatHelpDesksDeliveredOfNobodyElse() {
        var contact = contact(email());
        var desk = desk();
        delivered(desk, "done", "{\"email\": \"%s\"}".formatted(email()));
        delivered(desk, "done", "{\"email\": \"jo%s\"}".formatted(email()));
        delivered(desk, "failed", new byte[] {'{', 0, '}'});

        var files = export(contact.get("id").asString());

        var delivered = json.readTree(files.get("contact.json")).get("help-desk-deliveries");
        assertThat(delivered.valueStream())
                .extracting(each -> each.get("body").asString())
                .containsExactly("{\"email\": \"%s\"}".formatted(email()));
    }

    @Test
    void isRecordedAndNeedsItsScope() {
        var contact = contact(email()).get("id").asString();
        export(contact);

        assertThat(body(get("/api/v1/audit?kind=contact&act=exported&subject=" + contact))
                        .get("items")
                        .size())
                .isEqualTo(1);
        http.get()
                .uri("/api/v1/contacts/" + contact + "/export")
                .header("Authorization", "Bearer " + keyWith(Scope.CONTACTS_READ, Scope.CONTACTS_WRITE))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void isRefusedForWhoIsNotThere() {
        get("/api/v1/contacts/00000000-0000-0000-0000-000000000000/export")
                .expectStatus()
                .isNotFound();
    }

    private Map<String, String> export(String contact) {
        var archive = get("/api/v1/contacts/" + contact + "/export")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/zip")
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(Objects.requireNonNull(archive)))) {
            for (var file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                files.put(file.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }
}
