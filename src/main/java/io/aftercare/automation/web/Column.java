package io.aftercare.automation.web;

import io.aftercare.automation.FollowUp;
import io.aftercare.automation.web.ActionView.PlaceView;
import io.aftercare.engine.DeployedProcess;
import io.aftercare.survey.Survey;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What follows the answers of one band, as the tab shows it.
 *
 * @param sentiment its key, which addresses name the column by
 * @param scores of the band, such as {@code 1–3}
 * @param list the actions, null when it is no list
 * @param diagram a process that a designer drew, null when it is none
 * @param back what going back to a list means, null where there is no diagram
 * @param elsewhere id of a process that is made elsewhere, null when it is none
 * @param missing whether that process is not deployed, as far as the engine tells
 * @param newer what a designer deployed from a BPMN editor after it was published, null for nothing
 * @param hidden what is live, where a designer deployed a newer version of it that this draft does not hold; else null
 * @param offered processes that are deployed elsewhere to choose from; null when that is not known
 */
public record Column(
        Survey survey,
        String sentiment,
        String band,
        String scores,
        @Nullable PlaceView list,
        @Nullable FollowUp diagram,
        BackToList.@Nullable Offer back,
        @Nullable String elsewhere,
        boolean missing,
        @Nullable DeployedProcess newer,
        @Nullable FollowUp hidden,
        @Nullable List<DeployedProcess> offered) {

    /** Where its requests go. */
    public String path() {
        return "/surveys/%s/follow-ups/%s".formatted(survey.id(), sentiment);
    }

    /** Whether it is known what is deployed. */
    public boolean isDeployedKnown() {
        return offered != null;
    }

    /** The scores of the band, lowest first. */
    public List<Integer> scoreChoices() {
        var type = survey.draft().type();
        return IntStream.rangeClosed(type.min(), type.max())
                .filter(score -> type.bandOf(score).sentiment().key().equals(sentiment))
                .boxed()
                .toList();
    }

    public boolean isEmpty() {
        return list == null && diagram == null && elsewhere == null;
    }
}
