package io.aftercare.automation.worker;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.PropertyChange;
import io.aftercare.engine.JobFailure;
import java.util.Collections;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follow-ups write to contacts. */
@Component
class ContactChange {

    private static final String WHOLE = "";

    private final AnsweredRuns runs;
    private final ActionPlans plans;
    private final Contacts contacts;
    private final ActionLog log;

    ContactChange(AnsweredRuns runs, ActionPlans plans, Contacts contacts, ActionLog log) {
        this.runs = runs;
        this.plans = plans;
        this.contacts = contacts;
        this.log = log;
    }

    /**
     * Sets a property of the contact; no value, or one whose tokens are all empty, takes it away.
     *
     * @throws JobFailure if the property is gone, is one that answers write, or does not take the value
     */
    @Transactional
    public void set(ActionJob job) {
        if (log.begin(job, WHOLE).isPresent()) {
            return;
        }
        var answered = runs.get(job);
        var change = plans.property(job, answered.about());
        try {
            contacts.updateProperties(
                    answered.contact().id(),
                    Collections.singletonMap(change.property(), change.value()),
                    PropertyChange.FOLLOWED_UP + job.runId());
        } catch (Refusal refusal) {
            throw new JobFailure("The contact cannot be changed: " + refusal.getMessage(), refusal);
        }
        log.done(job, WHOLE, null);
    }
}
