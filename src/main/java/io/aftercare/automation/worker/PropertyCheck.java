package io.aftercare.automation.worker;

import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.automation.action.Condition.TicketProperty;
import io.aftercare.automation.action.TaskHeader;
import io.aftercare.automation.action.TaskHeaders;
import io.aftercare.crm.Ticket;
import io.aftercare.engine.JobFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides by a property of the contact or the ticket. */
@Component
class PropertyCheck {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /** @param value what the property has; null for none */
    record Checked(Condition.Property condition, @Nullable String value, boolean holds) {}

    /** The variable for the decision. @throws JobFailure if the model names none that can be */
    String result(ActionSettings job) {
        var result = job.required(TaskHeader.RESULT);
        if (!VARIABLE.matcher(result).matches()) {
            throw new JobFailure(
                    "The step '%s' has no name of a variable in its header '%s': use letters, digits and _."
                            .formatted(job.elementId(), TaskHeader.RESULT));
        }
        return result;
    }

    /** @throws JobFailure if the model does not say what to compare */
    Checked check(ActionSettings job, Answered answered) {
        var condition = TaskHeaders.property(job.headers())
                .filter(known -> !known.property().isBlank())
                .orElseThrow(() -> new JobFailure(
                        "The step '%s' does not say what to compare. Set its headers '%s', '%s' and '%s' in the model."
                                .formatted(
                                        job.elementId(),
                                        TaskHeader.SUBJECT,
                                        TaskHeader.PROPERTY,
                                        TaskHeader.OPERATOR)));
        var value = value(answered, condition).orElse(null);
        return new Checked(condition, value, holds(condition, value));
    }

    private static Optional<String> value(Answered answered, Condition.Property condition) {
        return condition.subject() == Subject.CONTACT
                ? answered.contact().token(condition.property())
                : answered.ticket().flatMap(ticket -> value(ticket, condition.property()));
    }

    private static Optional<String> value(Ticket ticket, String property) {
        return TicketProperty.ofKey(property).map(known -> switch (known) {
            case SUBJECT -> ticket.subject();
            case EXTERNAL_ID -> ticket.externalId();
            case PIPELINE -> ticket.pipeline();
            case OWNER_EMAIL -> ticket.ownerEmail();
        });
    }

    private static boolean holds(Condition.Property condition, @Nullable String value) {
        var actual = folded(value);
        var wanted = folded(condition.value());
        return switch (condition.operator()) {
            case IS -> actual.equals(wanted);
            case IS_NOT -> !actual.equals(wanted);
            case CONTAINS -> !wanted.isEmpty() && actual.contains(wanted);
            case IS_SET -> !actual.isEmpty();
            case IS_NOT_SET -> actual.isEmpty();
        };
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
