package io.aftercare.response;

import io.aftercare.survey.RunId;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The addresses that stand in mails. Those of the public pages carry a token and nothing that tells who a respondent is.
 */
@Component
public class AnswerUrls {

    private final URI publicUrl;

    AnswerUrls(ResponseSettings settings) {
        this.publicUrl = settings.publicUrl();
    }

    /** The page where the respondent stands. */
    public String answer(AnswerLink link) {
        return publicUrl + "/a/" + link.token();
    }

    /** The page that sends this score. */
    public String score(AnswerLink link, int score) {
        return answer(link) + "/" + score;
    }

    /**
     * The page of an anonymous survey, with this score chosen. The score stands behind the {@code #}, which browsers
     * keep to themselves: no log of a server or proxy has it beside the token.
     */
    public String anonymousScore(AnswerLink link, int score) {
        return answer(link) + "#score-" + score;
    }

    /** The page that shows what sending this score is like. */
    public String score(TestLink link, int score) {
        return test(link) + "/" + score;
    }

    /** The page that shows what unsubscribing is like. */
    public String unsubscribe(TestLink link) {
        return test(link) + "/unsubscribe";
    }

    private String test(TestLink link) {
        return publicUrl + "/t/" + link.token();
    }

    /** An image of the library. */
    public String image(UUID image) {
        return publicUrl + "/images/" + image;
    }

    /** Where a person unsubscribes, and where a mail client does by one POST (RFC 8058). */
    public String unsubscribe(AnswerLink link) {
        return publicUrl + "/u/" + link.token();
    }

    /** The page of a run, for colleagues who sign in. */
    public String run(RunId run) {
        return publicUrl + "/runs/" + run;
    }
}
