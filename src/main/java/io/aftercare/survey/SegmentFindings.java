package io.aftercare.survey;

import io.aftercare.segment.Segments;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an author should know of whom the survey reaches. */
@Component
class SegmentFindings implements FindingSource {

    private final Segments segments;

    SegmentFindings(Segments segments) {
        this.segments = segments;
    }

    @Override
    public List<Finding> findings(SurveyId id, SurveyDefinition draft) {
        var segment = draft.segment();
        if (draft.type() == SurveyType.CES) {
            return segment == null
                    ? List.of()
                    : List.of(Finding.error(
                            "segment", "A CES survey is about a ticket, so it has no segment. Take the segment away."));
        }
        if (segment == null && draft.web() != null) {
            return List.of(
                    Finding.error(
                            "segment",
                            "No contacts are chosen, so it would be shown to nobody. Choose who sees it; a segment without conditions is everybody."));
        }
        if (segment == null) {
            return draft.pipeline() == null
                    ? List.of(Finding.warning(
                            "segment",
                            "No contacts are chosen: nobody is asked by itself. Runs can be started by API."))
                    : List.of();
        }
        return switch (segments.reach(segment)) {
            case NOBODY ->
                List.of(Finding.warning(
                        "segment", "No contact is in the segment at present: nobody is asked until somebody is."));
            case EVERYBODY -> List.of(Finding.notice("segment", "All contacts are in the segment."));
            case SOME -> List.of();
        };
    }
}
