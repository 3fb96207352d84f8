package io.aftercare.automation.worker;

import io.aftercare.automation.action.TaskHeader;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.TicketCommand;
import io.aftercare.engine.JobFailure;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What actions are to do for an answer, with all tokens filled in. Workers do it, a trial tells it. */
@Component
class ActionPlans {

    private static final int LONGEST_SUBJECT = 300;

    private final AnswerTokens tokens;
    private final Properties properties;

    ActionPlans(AnswerTokens tokens, Properties properties) {
        this.tokens = tokens;
        this.properties = properties;
    }

    record MailText(String subject, String body) {}

    record NewTicket(
            String subject,
            String pipeline,
            String contactEmail,
            @Nullable String owner) {

        TicketCommand command(String externalId) {
            return new TicketCommand(externalId, subject, pipeline, contactEmail, owner);
        }
    }

    /** @param value as the property takes it; null takes the property away */
    record PropertyValue(String property, @Nullable Object value) {}

    /** @param note null for none */
    record WebhookNote(String webhook, @Nullable String note) {}

    /** @throws JobFailure if the model sets no subject or no text */
    MailText mail(ActionSettings step, Answered answered) {
        return new MailText(
                tokens.line(step.required(TaskHeader.SUBJECT), answered),
                tokens.text(step.required(TaskHeader.BODY), answered));
    }

    /** @throws JobFailure if the model sets no subject or no pipeline */
    NewTicket ticket(ActionSettings step, Answered answered) {
        var subject = tokens.line(step.required(TaskHeader.SUBJECT), answered);
        return new NewTicket(
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
                step.required(TaskHeader.PIPELINE),
                answered.contact().email(),
                step.header(TaskHeader.OWNER).orElse(null));
    }

    /**
     * No value, or one whose tokens are all empty, takes the property away.
     *
     * @throws JobFailure if the property is gone, is one that answers write, or does not take the value
     */
    PropertyValue property(ActionSettings step, Answered answered) {
        var name = step.required(TaskHeader.PROPERTY);
        var known = properties.list().stream()
                .filter(property -> property.name().equals(name))
                .findAny();
        if (known.filter(PropertyDefinition::shipped).isPresent()) {
            throw new JobFailure("The property '%s' is written by answers alone. Choose another one in the step '%s'."
                    .formatted(name, step.elementId()));
        }
        var value = step.header(TaskHeader.VALUE)
                .map(source -> tokens.line(source, answered))
                .filter(text -> !text.isBlank())
                .map(text -> known.map(property -> property.type().parse(text)).orElse(text))
                .orElse(null);
        var problems = properties.problems(Collections.singletonMap(name, value));
        if (!problems.isEmpty()) {
            throw new JobFailure(
                    "The contact cannot be changed: the property '%s' %s.".formatted(name, problems.get(name)));
        }
        return new PropertyValue(name, value);
    }

    /** @throws JobFailure if the model names no webhook */
    WebhookNote webhook(ActionSettings step, Answered answered) {
        return new WebhookNote(
                step.required(TaskHeader.WEBHOOK),
                step.header(TaskHeader.NOTE)
                        .map(source -> tokens.text(source, answered))
                        .orElse(null));
    }
}
