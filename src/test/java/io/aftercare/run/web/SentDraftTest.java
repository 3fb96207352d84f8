package io.aftercare.run.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.pages.SignedIn;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.Map;
import org.jsoup.Jsoup;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Drafts that are sent as a test. */
abstract class SentDraftTest extends DraftTest {

    protected static String test(String survey) {
        return "/surveys/" + survey + "/test";
    }

    /** Sends a test and gives the path that its links have in common. */
    protected static String sentLink(SignedIn author, String survey) {
        assertThat(author.postByScript(test(survey), Map.of()).statusCode()).isEqualTo(200);
        var link = Jsoup.parse(part(onlyMailTo(author), "text/html"))
                .expectFirst("a.score")
                .attr("href");
        return URI.create(link).getPath().replaceAll("/[0-9]+$", "");
    }

    protected static MimeMessage onlyMailTo(SignedIn author) {
        assertThat(mailsTo(author.user().email())).hasSize(1);
        return mailsTo(author.user().email()).getFirst();
    }

    protected static int status(RestTestClient.ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getStatus().value();
    }
}
