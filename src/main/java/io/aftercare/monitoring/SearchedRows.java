package io.aftercare.monitoring;

import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.Job;
import io.camunda.client.api.search.response.UserTask;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the search API answers. Any field may be missing, and any word may be new: what has no key, place or time is
 * left out, and a word that the client does not know is {@value #UNKNOWN}.
 */
final class SearchedRows {

    static final String UNKNOWN = "UNKNOWN";

    /** What the exporter does not tell either: the instance itself, and what is no place. */
    private static final Set<ElementInstanceType> NO_PLACES =
            EnumSet.of(ElementInstanceType.PROCESS, ElementInstanceType.SEQUENCE_FLOW);

    private static final Set<ProcessInstanceState> OVER =
            EnumSet.of(ProcessInstanceState.COMPLETED, ProcessInstanceState.TERMINATED);

    private static final Set<ElementInstanceState> LEFT =
            EnumSet.of(ElementInstanceState.COMPLETED, ElementInstanceState.TERMINATED);

    private static final Set<UserTaskState> DONE = EnumSet.of(UserTaskState.COMPLETED, UserTaskState.CANCELED);

    private SearchedRows() {}

    /** @param told which has its key, process and start */
    static ProcessInstance instance(
            io.camunda.client.api.search.response.ProcessInstance told, Map<String, String> variables) {
        var id = told.getProcessDefinitionId();
        return new ProcessInstance(
                told.getProcessInstanceKey(),
                told.getProcessDefinitionKey(),
                id,
                Objects.requireNonNullElse(told.getProcessDefinitionVersion(), 0),
                id.equals(told.getProcessDefinitionName()) ? null : told.getProcessDefinitionName(),
                told.getParentProcessInstanceKey(),
                told.getParentElementInstanceKey(),
                variables,
                told.getStartDate().toInstant(),
                end(told.getEndDate(), OVER.contains(told.getState()), told.getStartDate()),
                told.getState() == ProcessInstanceState.TERMINATED);
    }

    static Stream<VisitedElement> element(ElementInstance told) {
        return told.getElementInstanceKey() == null
                        || told.getElementId() == null
                        || told.getStartDate() == null
                        || NO_PLACES.contains(told.getType())
                ? Stream.empty()
                : Stream.of(new VisitedElement(
                        told.getElementInstanceKey(),
                        told.getElementId(),
                        word(told.getType()),
                        told.getStartDate().toInstant(),
                        end(told.getEndDate(), LEFT.contains(told.getState()), told.getStartDate()),
                        told.getState() == ElementInstanceState.TERMINATED));
    }

    static Stream<Incident> incident(io.camunda.client.api.search.response.Incident told) {
        return told.getIncidentKey() == null
                        || told.getProcessInstanceKey() == null
                        || told.getProcessDefinitionId() == null
                        || told.getElementId() == null
                        || told.getElementInstanceKey() == null
                        || told.getCreationTime() == null
                ? Stream.empty()
                : Stream.of(new Incident(
                        told.getIncidentKey(),
                        told.getProcessInstanceKey(),
                        told.getProcessDefinitionId(),
                        told.getElementId(),
                        told.getElementInstanceKey(),
                        told.getJobKey(),
                        word(told.getErrorType()),
                        Objects.requireNonNullElse(told.getErrorMessage(), ""),
                        told.getCreationTime().toInstant(),
                        told.getState() != IncidentState.RESOLVED,
                        null));
    }

    /** Of a job that has failed: its last try. When it is tried again is not told, before 8.9 not even when it failed. */
    static Stream<FailedTry> failure(Job told) {
        return told.getJobKey() == null
                        || told.getElementId() == null
                        || told.getElementInstanceKey() == null
                        || told.getRetries() == null
                        || told.getLastUpdateTime() == null
                ? Stream.empty()
                : Stream.of(new FailedTry(
                        told.getElementId(),
                        told.getElementInstanceKey(),
                        told.getJobKey(),
                        Objects.requireNonNullElse(told.getErrorMessage(), ""),
                        told.getRetries(),
                        null,
                        told.getLastUpdateTime().toInstant()));
    }

    static Stream<PersonsTask> task(UserTask told) {
        return told.getUserTaskKey() == null
                        || told.getElementId() == null
                        || told.getElementInstanceKey() == null
                        || told.getCreationDate() == null
                ? Stream.empty()
                : Stream.of(new PersonsTask(
                        told.getUserTaskKey(),
                        told.getElementId(),
                        told.getElementInstanceKey(),
                        told.getAssignee(),
                        told.getCandidateGroups() == null ? List.of() : List.copyOf(told.getCandidateGroups()),
                        told.getDueDate() == null ? null : told.getDueDate().toInstant(),
                        told.getCreationDate().toInstant(),
                        end(told.getCompletionDate(), DONE.contains(told.getState()), told.getCreationDate()),
                        told.getState() == UserTaskState.CANCELED));
    }

    static String word(@Nullable Enum<?> told) {
        return told == null || told.name().equals("UNKNOWN_ENUM_VALUE") ? UNKNOWN : told.name();
    }

    /** What is over must not look as if it were open: without an end it ended as it began. */
    private static @Nullable Instant end(@Nullable OffsetDateTime end, boolean isOver, OffsetDateTime begin) {
        if (end != null) {
            return end.toInstant();
        }
        return isOver ? begin.toInstant() : null;
    }
}
