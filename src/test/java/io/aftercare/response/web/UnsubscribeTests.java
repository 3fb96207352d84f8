package io.aftercare.response.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** How a person and a mail program unsubscribe. */
class UnsubscribeTests extends PageTest {

    @Test
    void unsubscribingAsksAPersonAndTakesOneClickOfAMailProgram() throws Exception {
        var asked = asked("");
        var mail = mailsTo(asked.ticket().email()).getFirst();
        var link = header(mail, "List-Unsubscribe").replaceAll("^<|>$", "");
        var path = URI.create(link).getPath();
        var asks = document(send("GET", path, ""));
        assertThat(asks.expectFirst("form[method=post]").attr("action")).isEqualTo(path);
        assertThat(isSuppressed(asked)).isFalse();

        var done = send("POST", path, header(mail, "List-Unsubscribe-Post"));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(document(done).expectFirst("h1").text()).isEqualTo("You are unsubscribed");
        assertThat(isSuppressed(asked)).isTrue();
        assertThat(send("POST", path, "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        assertThat(send("POST", path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aMailProgramMayUnsubscribeWithMultipartToo() throws Exception {
        var asked = asked("");
        var answer = send(HttpRequest.newBuilder(uri("/u/" + asked.token()))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                        + "One-Click\r\n--b--\r\n")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(isSuppressed(asked)).isTrue();
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        return mail.getHeader(name, null);
    }
}
