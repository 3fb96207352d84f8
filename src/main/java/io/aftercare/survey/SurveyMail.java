package io.aftercare.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates {@code mail/survey} show. */
public record SurveyMail(
        String subject,
        String lang,
        String dir,
        String companyName,
        String greeting,
        List<String> introduction,
        String question,
        String lowLabel,
        String highLabel,
        List<ScoreLink> scores,
        String color,
        String onColor,
        @Nullable String imageUrl,
        boolean reminder,
        String unsubscribeUrl,
        String type) {

    /** One score of the scale and the link that chooses it. */
    public record ScoreLink(int value, String url) {}
}
