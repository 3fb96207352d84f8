package io.aftercare.automation.web;

import io.aftercare.automation.FollowUp;
import io.aftercare.automation.FollowUp.Content;
import io.aftercare.automation.FollowUpChoice;
import io.aftercare.automation.FollowUpProcesses;
import io.aftercare.automation.FollowUps;
import io.aftercare.common.Refusal;
import io.aftercare.survey.EditOutcome;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets a list take the place of a diagram: the last one that is on record, or an empty one. */
@Component
class BackToList {

    private static final int MOST_SHOWN = 20;

    /**
     * What an author is told before.
     *
     * @param actions how many the list has
     * @param lost what of the diagram is gone, no more of it than people read
     * @param more how much else is
     */
    public record Offer(int actions, List<String> lost, int more) {}

    private final FollowUps followUps;
    private final FollowUpProcesses processes;

    BackToList(FollowUps followUps, FollowUpProcesses processes) {
        this.followUps = followUps;
        this.processes = processes;
    }

    Offer offer(Survey survey, FollowUp diagram) {
        var list = followUps.lastList(survey.id(), diagram.id().sentiment());
        var lost = processes.lost(diagram, list, survey.draft());
        return new Offer(list.count(), lost.stream().limit(MOST_SHOWN).toList(), Math.max(0, lost.size() - MOST_SHOWN));
    }

    /** @throws Refusal {@code no-diagram}, or as {@link FollowUps#edit} */
    EditOutcome take(SurveyId id, Sentiment sentiment, long revision, String by) {
        return followUps.edit(id, revision, by, sentiment, current -> list(current, id, sentiment));
    }

    /** Whoever changed the draft last. @throws Refusal as {@link #take} */
    EditOutcome put(SurveyId id, Sentiment sentiment) {
        return followUps.put(id, Surveys.API, sentiment, current -> list(current, id, sentiment));
    }

    private Content list(FollowUpChoice current, SurveyId id, Sentiment sentiment) {
        if (current instanceof FollowUpChoice.Own own && own.followUp().content() instanceof Content.Diagram) {
            return new Content.Actions(followUps.lastList(id, sentiment));
        }
        throw Refusal.conflict("no-diagram", "What follows is no diagram any more. Reload the page to see what it is.");
    }
}
