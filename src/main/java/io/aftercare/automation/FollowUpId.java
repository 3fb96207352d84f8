package io.aftercare.automation;

import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names a follow-up that is made here, and its process.
 *
 * @param number rises with every change of the draft, so that a published follow-up never changes
 */
public record FollowUpId(SurveyId survey, Sentiment sentiment, int number) {

    private static final Pattern PROCESS_ID = Pattern.compile(
            "follow-up-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-([a-z]+)-([1-9][0-9]{0,8})");

    /** The id of the process. */
    public String processId() {
        return "%s-%d".formatted(family(), number);
    }

    /** What the ids of all processes of this place have in common. */
    String family() {
        return "follow-up-%s-%s".formatted(survey.toString().replace("-", ""), sentiment.key());
    }

    /** Whether a process belongs to the same place, in whatever state it was drawn. */
    public boolean isOfSameFamily(String processId) {
        return of(processId).filter(other -> other.family().equals(family())).isPresent();
    }

    /** Whether it follows this answer of this survey. */
    boolean isOf(SurveyId otherSurvey, Sentiment otherSentiment) {
        return survey.equals(otherSurvey) && sentiment == otherSentiment;
    }

    FollowUpId withNumber(int other) {
        return new FollowUpId(survey, sentiment, other);
    }

    /** @return empty for a process that is made elsewhere */
    public static Optional<FollowUpId> of(String processId) {
        var parts = PROCESS_ID.matcher(processId);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var survey = UUID.fromString(
                String.join("-", parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5)));
        return Arrays.stream(Sentiment.values())
                .filter(sentiment -> sentiment.key().equals(parts.group(6)))
                .findAny()
                .map(sentiment -> new FollowUpId(new SurveyId(survey), sentiment, Integer.parseInt(parts.group(7))));
    }
}
