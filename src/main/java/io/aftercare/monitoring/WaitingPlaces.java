package io.aftercare.monitoring;

import io.aftercare.common.Span;
import io.aftercare.monitoring.Waiting.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in plain words where an instance stands now. */
public final class WaitingPlaces {

    private static final Duration MOMENT = Duration.ofSeconds(90);

    /** What people say of the places of {@code bpmn/survey-run.bpmn}, whose names are those of states. */
    private static final Map<String, String> WORDS = Map.of(
            "delay-over", "Waits for its time to be sent",
            "await-answer", "Waits for the answer",
            "await-comment", "Waits for a comment",
            "follow-up-negative", "Waits for the follow-up to end",
            "follow-up-neutral", "Waits for the follow-up to end",
            "follow-up-positive", "Waits for the follow-up to end");

    /** Timers that end a wait, by what triggers them; any other one is named. */
    private static final Map<String, String> TIMERS = Map.of(
            "delay-over", "until",
            "survey-expired", "until",
            "comment-window-closed", "until",
            "reminder-due", "reminder");

    private final InstanceHistory history;
    private final Instant now;
    private final Map<Long, Incident> incidents;
    private final Map<Long, FailedTry> failures;
    private final Map<Long, PersonsTask> tasks;

    private WaitingPlaces(InstanceHistory history, Instant now) {
        this.history = history;
        this.now = now;
        this.incidents =
                latest(history.incidents().stream().filter(Incident::isOpen).toList(), Incident::elementInstanceKey);
        this.failures = latest(history.failures(), FailedTry::elementInstanceKey);
        this.tasks = latest(history.tasks(), PersonsTask::elementInstanceKey);
    }

    /** Each place where the instance stands, in the order in which it came there; none once it has ended. */
    public static List<Waiting> of(InstanceHistory history, Instant now) {
        return new WaitingPlaces(history, now).places();
    }

    private List<Waiting> places() {
        return history.elements().stream()
                .filter(VisitedElement::isActive)
                .filter(element -> !element.type().endsWith("SUB_PROCESS"))
                .map(this::place)
                .toList();
    }

    private Waiting place(VisitedElement element) {
        var incident = incidents.get(element.key());
        if (incident != null) {
            return new Waiting(
                    element.id(),
                    true,
                    "Stands still at “%s”: %s"
                            .formatted(name(element), incident.message().replaceFirst("\\.$", "")),
                    List.of());
        }
        var task = tasks.get(element.key());
        var failure = failures.get(element.key());
        if (task != null) {
            return task(element, task);
        }
        return failure == null ? ordinary(element) : failed(element, failure);
    }

    private Waiting task(VisitedElement element, PersonsTask task) {
        var who = task.assignee() != null
                ? task.assignee()
                : task.groups().isEmpty() ? "somebody" : String.join(" or ", task.groups());
        var due = Optional.ofNullable(task.dueAt()).map(at -> new Due("due", at, span(at)));
        return new Waiting(
                element.id(),
                false,
                "Waits for %s to do the task “%s”".formatted(who, name(element)),
                due.stream().toList());
    }

    private Waiting failed(VisitedElement element, FailedTry failure) {
        var again = Optional.ofNullable(failure.retryAt()).map(at -> new Due("tried again", at, span(at)));
        return new Waiting(
                element.id(),
                false,
                "“%s” failed and is tried again, up to %d times: %s"
                        .formatted(name(element), failure.retriesLeft(), failure.message()),
                again.stream().toList());
    }

    private Waiting ordinary(VisitedElement element) {
        var dues = history.timers().stream()
                .filter(timer -> timer.elementInstanceKey() == element.key())
                .sorted(Comparator.comparing(OpenTimer::dueAt))
                .map(timer -> new Due(timerWords(timer, element), timer.dueAt(), span(timer.dueAt())))
                .toList();
        return new Waiting(element.id(), false, words(element), withoutLate(dues));
    }

    /** Its own name was said before. */
    private String timerWords(OpenTimer timer, VisitedElement element) {
        return timer.elementId().equals(element.id()) && !WORDS.containsKey(element.id()) ? "until" : timerWords(timer);
    }

    private String timerWords(OpenTimer timer) {
        var words = TIMERS.get(timer.elementId());
        return words == null ? history.name(timer.elementId()) : words;
    }

    /** The end of the wait comes first in words; what would come after it never comes. */
    private static List<Due> withoutLate(List<Due> dues) {
        var end = dues.stream().filter(due -> due.words().equals("until")).findFirst();
        return end.map(until -> dues.stream()
                        .filter(due -> !due.at().isAfter(until.at()))
                        .sorted(Comparator.comparing((Due due) -> !due.equals(until)))
                        .toList())
                .orElse(dues);
    }

    private String words(VisitedElement element) {
        var words = WORDS.get(element.id());
        if (words != null) {
            return words;
        }
        return switch (element.type()) {
            case "SERVICE_TASK", "SEND_TASK", "SCRIPT_TASK", "BUSINESS_RULE_TASK" ->
                "Works on “%s”".formatted(name(element));
            case "CALL_ACTIVITY" -> "Waits for “%s” to end".formatted(name(element));
            case "EVENT_BASED_GATEWAY" -> "Waits for what comes first";
            default -> "Waits at “%s”".formatted(name(element));
        };
    }

    private String name(VisitedElement element) {
        return history.name(element.id());
    }

    private String span(Instant at) {
        return span(Duration.between(now, at));
    }

    /** Such as {@code in 2 days}: rough, as the exact time stands beside it. */
    static String span(Duration left) {
        if (left.isNegative() || left.isZero()) {
            return "due now";
        }
        return left.compareTo(MOMENT) < 0 ? "in a moment" : "in " + Span.roughly(left);
    }

    private static <T> Map<Long, T> latest(List<T> inOrder, Function<T, Long> place) {
        BinaryOperator<T> last = (earlier, later) -> later;
        return inOrder.stream().collect(Collectors.toMap(place, each -> each, last, HashMap::new));
    }
}
