package io.aftercare.webdelivery;

import io.aftercare.survey.WebDelivery.Place;
import java.util.List;

/**
 * A survey as a site's script shows it, in the visitor's language. There is nothing about the visitor in it.
 *
 * @param token by which it is answered
 * @param dir {@code ltr} or {@code rtl}
 * @param stars whether a score is shown by as many stars, too
 * @param maxComment the longest comment, in characters
 * @param words of its buttons and hints, by what they are for
 */
public record ShownSurvey(
        String token,
        Place place,
        String lang,
        String dir,
        String color,
        String onColor,
        String company,
        String question,
        String low,
        String high,
        List<Integer> scores,
        boolean stars,
        int maxComment,
        Words words) {

    /** What stands on buttons and beside fields. */
    public record Words(
            String choose,
            String missing,
            String send,
            String optional,
            String sendComment,
            String change,
            String close,
            String failed) {}

    /** The question after a score. */
    public record Question(String question) {}

    /** What stands there in the end. */
    public record Thanks(String heading, String body) {}
}
