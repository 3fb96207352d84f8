package io.aftercare.wave;

import io.aftercare.crm.ContactId;
import io.aftercare.segment.SegmentSql;
import io.aftercare.segment.Segments;
import io.aftercare.survey.SurveyDefinition;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who is meant by a survey that is sent to contacts: its segment, and nobody without one. */
@Component
class WaveAudience {

    private static final SegmentSql NOBODY = new SegmentSql("false", Map.of());

    private final Segments segments;

    WaveAudience(Segments segments) {
        this.segments = segments;
    }

    /** A condition over {@code contact c}. */
    SegmentSql of(SurveyDefinition survey) {
        var segment = survey.segment();
        return segment == null ? NOBODY : segments.sql(segment);
    }

    boolean contains(SurveyDefinition survey, ContactId contact) {
        var segment = survey.segment();
        return segment != null && segments.contains(segment, contact);
    }
}
