package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.survey.PublishedSurvey;
import java.util.Optional;

/** Another module's reason not to send a run that it has started; asked before each mail. Each is a bean. */
public interface SendingObstacle {

    /** Why the contact is not to be mailed now, or nothing if it may be. */
    Optional<SkipReason> obstacle(SurveyRun run, PublishedSurvey survey, Contact contact);
}
