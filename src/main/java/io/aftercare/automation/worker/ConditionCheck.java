package io.aftercare.automation.worker;

import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.automation.action.TaskHeaders;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decides as the engine does, which knows the answer itself, and as {@link CheckPropertyWorker} does for the rest. */
@Component
class ConditionCheck {

    /** @param why what the condition met, as a sentence */
    record Verdict(boolean holds, String why) {}

    private record Settings(String elementId, Map<String, String> headers) implements ActionSettings {}

    private final PropertyCheck properties;

    ConditionCheck(PropertyCheck properties) {
        this.properties = properties;
    }

    /** @param elementId of the branch */
    Verdict of(Condition condition, String elementId, Answered answered) {
        var score = answered.answer().score();
        return switch (condition) {
            case Condition.ScoreIs wanted -> new Verdict(holds(wanted, score), "The score is %d.".formatted(score));
            case Condition.BandIs wanted -> {
                var band = answered.survey().type().bandOf(score);
                yield new Verdict(band == wanted.band(), "The band is %s.".formatted(band.key()));
            }
            case Condition.Comment wanted -> {
                var given = answered.answer().comment() != null;
                yield new Verdict(given == wanted.given(), given ? "A comment was given." : "No comment was given.");
            }
            case Condition.Property wanted -> {
                var settings = new Settings(elementId, TaskHeaders.of(wanted, "result"));
                var checked = properties.check(settings, answered);
                yield new Verdict(checked.holds(), why(checked, answered));
            }
        };
    }

    private static boolean holds(Condition.ScoreIs wanted, int score) {
        return switch (wanted.operator()) {
            case AT_MOST -> score <= wanted.score();
            case AT_LEAST -> score >= wanted.score();
            case EXACTLY -> score == wanted.score();
        };
    }

    private static String why(PropertyCheck.Checked checked, Answered answered) {
        var condition = checked.condition();
        if (condition.subject() == Subject.TICKET && answered.ticket().isEmpty()) {
            return "The answer is about no ticket.";
        }
        var whose = condition.subject() == Subject.CONTACT ? "contact" : "ticket";
        return checked.value() == null
                ? "The %s has no %s.".formatted(whose, condition.property())
                : "The %s's %s is “%s”.".formatted(whose, condition.property(), checked.value());
    }
}
