package io.aftercare.run;

import io.aftercare.crm.Contacts;
import io.aftercare.survey.Surveys;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What stands against sending a survey, as far as it is known before it is tried. */
@Component
public class Obstacles {

    private final Eligibility eligibility;
    private final Surveys surveys;
    private final Contacts contacts;
    private final RunMailing mailing;

    Obstacles(Eligibility eligibility, Surveys surveys, Contacts contacts, RunMailing mailing) {
        this.eligibility = eligibility;
        this.surveys = surveys;
        this.contacts = contacts;
        this.mailing = mailing;
    }

    /** Why the mail of a run would not leave now; nothing is promised, as it is decided when it is sent. */
    public Optional<SkipReason> to(SurveyRun run) {
        var survey = surveys.version(run.surveyId(), run.surveyVersion());
        return contacts.find(run.contactId())
                .flatMap(contact -> eligibility.obstacle(run, survey, contact, mailing.ticket(run)));
    }
}
