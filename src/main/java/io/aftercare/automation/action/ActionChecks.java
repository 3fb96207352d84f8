package io.aftercare.automation.action;

import io.aftercare.mail.TokenText;
import io.aftercare.survey.SurveyType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether a list of actions is sound in itself. Whether the users, teams, pipelines, properties, webhooks and forms exist
 * that it names is for others to say.
 */
@Component
public class ActionChecks {

    private static final Pattern INSIDE_A_LIST = Pattern.compile("\\.<[^>]*>$");

    private final Validator validator;

    public ActionChecks(Validator validator) {
        this.validator = validator;
    }

    /**
     * @param type of the survey: its scale and its bands are those that a condition can name
     * @param tokens the names that texts may use, see {@link ActionTokens#with}
     * @return in the order of the list, empty when it can be compiled
     */
    public List<Fault> faults(ActionList list, SurveyType type, Set<String> tokens) {
        var faults = new ArrayList<Fault>();
        if (list.actions().isEmpty()) {
            faults.add(new Fault("actions", "Add an action, or choose that nothing follows."));
        }
        if (list.count() > ActionList.MOST_ACTIONS) {
            faults.add(new Fault(
                    "actions",
                    "A follow-up can have %d actions: it has %d. Remove some, or make a process of it in Modeler."
                            .formatted(ActionList.MOST_ACTIONS, list.count())));
        }
        validator.validate(list).stream()
                .map(ActionChecks::fault)
                .sorted(Comparator.comparing(Fault::path).thenComparing(Fault::message))
                .forEach(faults::add);
        new Walk(type, tokens, faults).check("actions", list.actions(), 0);
        return faults;
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return new Fault(INSIDE_A_LIST.matcher(path).replaceAll(""), words(violation));
    }

    private static String words(ConstraintViolation<?> violation) {
        var constraint = violation.getConstraintDescriptor().getAnnotation();
        if (constraint instanceof NotBlank) {
            return "Fill this in.";
        }
        if (constraint instanceof Size size) {
            return violation.getInvalidValue() instanceof String text
                    ? "Shorten this: it can have %,d characters and has %,d.".formatted(size.max(), text.length())
                    : "Remove some: there can be %d.".formatted(size.max());
        }
        if (violation.getInvalidValue() instanceof Duration) {
            return "Choose a time from 1 minute to 90 days.";
        }
        var message = violation.getMessage();
        return "It " + message + ".";
    }

    /** What no constraint of a single setting can say. */
    private record Walk(SurveyType type, Set<String> tokens, List<Fault> faults, Set<String> ids) {

        Walk(SurveyType type, Set<String> tokens, List<Fault> faults) {
            this(type, tokens, faults, new HashSet<>());
        }

        void check(String path, List<Action> actions, int depth) {
            for (var at = 0; at < actions.size(); at++) {
                check("%s[%d]".formatted(path, at), actions.get(at), depth);
            }
        }

        private void check(String path, Action action, int depth) {
            if (!ListShape.ID.matcher(action.id()).matches()) {
                fault(path + ".id", "The id must be 1 to 12 lower-case letters and digits.");
            } else if (!ids.add(action.id())) {
                fault(path + ".id", "Another action has the id '%s' already.".formatted(action.id()));
            }
            action.tokenTexts()
                    .forEach((field, text) -> TokenText.parse(text)
                            .problems(tokens)
                            .forEach(problem -> fault(path + "." + field, problem.message())));
            switch (action) {
                case Action.MailPeople mail -> checkPeople(path, mail);
                case Action.CreateTask task -> checkTask(path, task);
                case Action.Wait wait -> checkMinutes(path + ".duration", wait.duration());
                case Action.Branch branch -> checkBranch(path, branch, depth);
                case Action.MailContact mail -> {}
                case Action.OpenTicket ticket -> {}
                case Action.SetContactProperty property -> {}
                case Action.CallWebhook call -> {}
            }
        }

        private void checkPeople(String path, Action.MailPeople mail) {
            if (mail.users().isEmpty() && mail.teams().isEmpty()) {
                fault(path + ".users", "Choose at least one user or team.");
            }
        }

        private void checkTask(String path, Action.CreateTask task) {
            if (task.title().contains("{{")) {
                fault(
                        path + ".title",
                        "A title takes no tokens, for the engine keeps it. Put them into the instructions; the contact and"
                                + " the answer stand beside the task.");
            }
            if (task.user() == null && task.teams().isEmpty()) {
                fault(path + ".user", "Choose a user or a team that is to do it.");
            }
            if (task.user() != null && !task.teams().isEmpty()) {
                fault(path + ".teams", "Choose either a user or teams, not both.");
            }
            if (task.teams().stream().anyMatch(team -> team.contains("\\"))) {
                fault(
                        path + ".teams",
                        "The engine reads a backslash in the name of a team as something else. Rename the team, or choose another.");
            }
            checkMinutes(path + ".dueIn", task.dueIn());
        }

        private void checkMinutes(String path, @Nullable Duration duration) {
            if (duration != null && !duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
                fault(path, "Choose a time in whole minutes.");
            }
        }

        private void checkBranch(String path, Action.Branch branch, int depth) {
            if (depth == ActionList.DEEPEST) {
                fault(
                        path,
                        "A branch can lie in %d others, not in more. Move it out, or make a process of it in Modeler."
                                .formatted(ActionList.DEEPEST - 1));
                return;
            }
            if (branch.then().isEmpty() && branch.otherwise().isEmpty()) {
                fault(path, "Add an action for yes or for no, or remove the branch.");
            }
            switch (branch.condition()) {
                case Condition.ScoreIs score -> checkScore(path + ".condition.score", score.score());
                case Condition.BandIs band -> checkBand(path + ".condition.band", band);
                case Condition.Comment comment -> {}
                case Condition.Property property -> checkProperty(path + ".condition.", property);
            }
            check(path + ".then", branch.then(), depth + 1);
            check(path + ".otherwise", branch.otherwise(), depth + 1);
        }

        private void checkScore(String path, int score) {
            if (!type.contains(score)) {
                fault(path, "Choose a score from %d to %d.".formatted(type.min(), type.max()));
            }
        }

        private void checkBand(String path, Condition.BandIs condition) {
            if (!type.bands().contains(condition.band())) {
                var bands = type.bands().stream().map(band -> band.key()).collect(Collectors.joining(", "));
                fault(
                        path,
                        "This survey has no band '%s'. Choose one of %s."
                                .formatted(condition.band().key(), bands));
            }
        }

        private void checkProperty(String path, Condition.Property condition) {
            if (condition.operator().needsValue() && condition.value() == null) {
                fault(path + "value", "Say what the property is compared with.");
            }
            if (!condition.operator().needsValue() && condition.value() != null) {
                fault(
                        path + "value",
                        "Leave this empty: '%s' compares with nothing."
                                .formatted(condition.operator().words()));
            }
            if (condition.subject() == Condition.Subject.TICKET
                    && Condition.TicketProperty.ofKey(condition.property()).isEmpty()) {
                fault(
                        path + "property",
                        "A ticket has no property '%s'. Choose subject, external_id, pipeline or owner_email."
                                .formatted(condition.property()));
            }
        }

        private void fault(String path, String message) {
            faults.add(new Fault(path, message));
        }
    }
}
