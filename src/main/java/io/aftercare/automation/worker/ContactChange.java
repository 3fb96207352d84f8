package io.aftercare.automation.worker;

import io.aftercare.automation.action.TaskHeader;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Properties;
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
    private final AnswerTokens tokens;
    private final Contacts contacts;
    private final Properties properties;
    private final ActionLog log;

    ContactChange(AnsweredRuns runs, AnswerTokens tokens, Contacts contacts, Properties properties, ActionLog log) {
        this.runs = runs;
        this.tokens = tokens;
        this.contacts = contacts;
        this.properties = properties;
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
        var value = job.header(TaskHeader.VALUE)
                .map(source -> tokens.line(source, answered))
                .filter(text -> !text.isBlank())
                .orElse(null);
        try {
            var property = properties.get(job.required(TaskHeader.PROPERTY));
            if (property.shipped()) {
                throw new JobFailure(
                        "The property '%s' is written by answers alone. Choose another one in the step '%s'."
                                .formatted(property.name(), job.elementId()));
            }
            contacts.updateProperties(
                    answered.contact().id(),
                    Collections.singletonMap(property.name(), value),
                    PropertyChange.FOLLOWED_UP + job.runId());
        } catch (Refusal refusal) {
            throw new JobFailure("The contact cannot be changed: " + refusal.getMessage(), refusal);
        }
        log.done(job, WHOLE, null);
    }
}
