package io.aftercare.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Passwords;
import io.aftercare.identity.Role;
import io.aftercare.identity.Users;
import io.aftercare.pages.SignedIn;
import io.aftercare.run.RunTest;
import io.aftercare.survey.EditOutcome.Saved;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.node.ObjectNode;

/** Drafts, and people who look at them. */
abstract class DraftTest extends RunTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected Users users;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Surveys surveys;

    protected SignedIn signedIn(Role role) {
        return SignedIn.as(role, port, users, passwords);
    }

    protected SignedIn signedIn(String email) {
        return SignedIn.as(users.put(email, "Una", Role.AUTHOR), port, passwords);
    }

    /** An NPS draft of Northwind's; {@code more} are further fields as JSON, or override these. */
    protected String draft(String more) {
        var definition = json.readValue(
                "{\"name\": \"%s\", \"type\": \"nps\", \"companyName\": \"Northwind\"}".formatted(unique()),
                new TypeReference<Map<String, Object>>() {});
        definition.putAll(json.readValue("{" + more + "}", new TypeReference<>() {}));
        return body(post("/api/v1/surveys", json.writeValueAsString(definition)))
                .get("id")
                .asString();
    }

    /** Sets fields as an author does who has not finished: they need not be sound. */
    protected void type(String survey, String fields) {
        var id = SurveyId.of(survey);
        var outcome = surveys.edit(id, surveys.get(id).revision(), "Una", draft -> {
            var changed = (ObjectNode) json.valueToTree(draft);
            changed.setAll((ObjectNode) json.readTree("{" + fields + "}"));
            return json.treeToValue(changed, SurveyDefinition.class);
        });
        assertThat(outcome).isInstanceOf(Saved.class);
    }

    protected String contactId(String email) {
        return body(get("/api/v1/contacts?email=" + email)).get("id").asString();
    }

    protected static Document document(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    protected static String part(Part mail, String type) {
        try {
            if (mail.isMimeType(type)) {
                return ((String) mail.getContent()).replace("\r\n", "\n");
            }
            var found = new StringBuilder();
            if (mail.getContent() instanceof Multipart parts) {
                for (var at = 0; at < parts.getCount(); at++) {
                    found.append(part(parts.getBodyPart(at), type));
                }
            }
            return found.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
