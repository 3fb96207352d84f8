package io.aftercare.run;

import io.aftercare.automation.RunProcessId;
import io.aftercare.engine.EngineMessage;
import io.aftercare.engine.EngineMessages;
import io.aftercare.engine.MessageName;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.survey.PublishedSurvey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets runs begin in the process that their survey's live version names, whichever start message came: a foreign client need
 * not know that a survey has a process of its own, and a message may be under way while another version is published.
 */
@Component
class HandingOver {

    /** As long as the message of a closed ticket waits. */
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

    private final EngineMessages engine;

    HandingOver(EngineMessages engine) {
        this.engine = engine;
    }

    /**
     * What becomes of a start message that came to the wrong process; empty when it is the right one. Asked again for the
     * same process instance, it does the same: outbox and engine keep one of two messages, and a ticket or contact has one
     * run.
     */
    Optional<Registration> check(StartRequest request, PublishedSurvey survey) {
        @Nullable String own = survey.definition().runProcess();
        var right = own == null ? RunProcess.ID : own;
        if (request.processId().equals(right)) {
            return Optional.empty();
        }
        var asking = RunProcessId.of(request.processId());
        if (asking.isEmpty() && !request.processId().equals(RunProcess.ID)) {
            return Optional.empty();
        }
        if (asking.isPresent() && !asking.get().survey().equals(survey.id())) {
            return Optional.of(new Registration.Refused(
                    "The process '%s' is for runs of another survey.".formatted(request.processId())));
        }
        engine.publishUnlessWaiting(start(request, own));
        return Optional.of(new Registration.HandedOver(right));
    }

    private static EngineMessage start(StartRequest request, @Nullable String process) {
        var shared = request.ticketId() != null ? MessageName.TICKET_CLOSED : MessageName.SURVEY_DUE;
        return new EngineMessage(
                RunProcessId.startMessage(shared, process),
                request.correlationKey(),
                "handed-over:" + request.processInstanceKey(),
                TIME_TO_LIVE,
                variables(request));
    }

    private static Map<String, String> variables(StartRequest request) {
        var variables = new HashMap<String, String>();
        put(variables, ProcessVariable.SURVEY_ID, request.surveyId());
        put(variables, ProcessVariable.TICKET_ID, request.ticketId());
        put(variables, ProcessVariable.CONTACT_ID, request.contactId());
        put(variables, ProcessVariable.CLOSED_AT, request.closedAt());
        return variables;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
