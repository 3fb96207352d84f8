package io.aftercare.wave;

import io.aftercare.crm.Contact;
import io.aftercare.run.SendingObstacle;
import io.aftercare.run.SkipReason;
import io.aftercare.run.SurveyRun;
import io.aftercare.survey.PublishedSurvey;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Between its selection and its hour a contact may have left the survey's segment. */
@Component
class StillRecipient implements SendingObstacle {

    private final WaveRepository waves;
    private final WaveAudience audience;

    StillRecipient(WaveRepository waves, WaveAudience audience) {
        this.waves = waves;
        this.audience = audience;
    }

    @Override
    public Optional<SkipReason> obstacle(SurveyRun run, PublishedSurvey survey, Contact contact) {
        var hasLeft = survey.definition().schedule().isActive()
                && waves.isOfWave(run.id())
                && !audience.contains(survey.definition(), contact.id());
        return hasLeft ? Optional.of(SkipReason.NOT_A_RECIPIENT) : Optional.empty();
    }
}
