package io.aftercare.automation.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.action.Condition.BandIs;
import io.aftercare.automation.action.Condition.Comparison;
import io.aftercare.automation.action.Condition.Operator;
import io.aftercare.automation.action.Condition.ScoreIs;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.mail.Tokens;
import io.aftercare.survey.Band;
import io.aftercare.survey.SurveyType;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActionChecksTests {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static final Action MAIL = new Action.MailContact("m", "How can we help?", "Hello");
    private static final Set<String> TOKENS = ActionTokens.with(Tokens.NAMES);

    private final ActionChecks checks = new ActionChecks(VALIDATOR);

    @Test
    void findsNothingWrongWithASoundList() {
        assertThat(faults(
                        new Action.MailContact(
                                "a",
                                "How can we help, {{contact.first_name|dear customer}}?",
                                "You said {{answer.comment}}."),
                        new Action.MailPeople(
                                "b", List.of("ann@example.com"), List.of("Support"), "Low score", "Look."),
                        new Action.CreateTask(
                                "c",
                                "Call the customer",
                                "",
                                null,
                                List.of("Support"),
                                Duration.ofDays(2),
                                "call-back-customer"),
                        new Action.OpenTicket("d", "support", "{{ticket.subject}} again", null),
                        new Action.SetContactProperty("e", "churn_risk", ""),
                        new Action.CallWebhook("f", "crm", ""),
                        new Action.Wait("g", Duration.ofDays(90)),
                        branch("h", new ScoreIs(Comparison.AT_MOST, 2), new Action.Wait("i", Duration.ofMinutes(1)))))
                .isEmpty();
    }

    @Test
    void namesTheSettingAndWhatToDo() {
        assertThat(faults(MAIL, new Action.MailContact("b", " ", "x".repeat(5_001))))
                .containsExactly(
                        new Fault("actions[1].body", "Shorten this: it can have 5,000 characters and has 5,001."),
                        new Fault("actions[1].subject", "Fill this in."));
    }

    @Test
    void findsFaultsInsideBranches() {
        var inner =
                new Action.MailPeople("c", List.of("nobody"), List.of(), "Low score", "Hello {{contact.fist_name}}");

        assertThat(faults(branch("b", new Condition.Comment(true), MAIL, inner)))
                .containsExactly(
                        new Fault(
                                "actions[0].then[1].users[0]",
                                "It must be a plain mail address such as ann@example.com."),
                        new Fault(
                                "actions[0].then[1].body",
                                "The token {{contact.fist_name}} is not known. Did you mean {{contact.first_name}}?"));
    }

    @Test
    void wantsSomebodyToMailAndSomebodyToDoATask() {
        assertThat(faults(
                        new Action.MailPeople("a", List.of(), List.of(), "s", "b"),
                        task("b", null, List.of()),
                        task("c", "ann@example.com", List.of("Support"))))
                .extracting(Fault::path)
                .containsExactly("actions[0].users", "actions[1].user", "actions[2].teams");
    }

    @Test
    void wantsTitlesOfTasksWithoutTokens() {
        assertThat(faults(new Action.CreateTask(
                        "a",
                        "Call {{contact.first_name}}",
                        "Ask {{contact.first_name}}.",
                        null,
                        List.of("Support"),
                        null,
                        null)))
                .extracting(Fault::path)
                .containsExactly("actions[0].title");
    }

    @Test
    void wantsTimesWithinBoundsAndInWholeMinutes() {
        assertThat(faults(
                        new Action.Wait("a", Duration.ofSeconds(59)),
                        new Action.Wait("b", Duration.ofDays(91)),
                        new Action.Wait("c", Duration.ofSeconds(90))))
                .extracting(Fault::message)
                .containsExactly(
                        "Choose a time from 1 minute to 90 days.",
                        "Choose a time from 1 minute to 90 days.",
                        "Choose a time in whole minutes.",
                        "Choose a time in whole minutes.");
    }

    @Test
    void wantsConditionsThatTheSurveyCanMeet() {
        assertThat(faults(
                        branch("a", new ScoreIs(Comparison.AT_LEAST, 8), MAIL),
                        branch("b", new BandIs(Band.DETRACTOR), new Action.Wait("w", Duration.ofDays(1)))))
                .containsExactly(
                        new Fault("actions[0].condition.score", "Choose a score from 1 to 7."),
                        new Fault(
                                "actions[1].condition.band",
                                "This survey has no band 'detractor'. Choose one of difficult, neutral, easy."));
    }

    @Test
    void wantsPropertyConditionsThatMakeSense() {
        assertThat(faults(
                        branch("a", property(Subject.CONTACT, "plan", Operator.IS, null), MAIL),
                        branch("b", property(Subject.TICKET, "plan", Operator.IS_SET, null), wait("w")),
                        branch("c", property(Subject.CONTACT, "plan", Operator.IS_SET, "gold"), wait("v"))))
                .extracting(Fault::path)
                .containsExactly(
                        "actions[0].condition.value", "actions[1].condition.property", "actions[2].condition.value");
    }

    @Test
    void wantsIdsOfTheFormAndNoneTwice() {
        assertThat(faults(wait("Upper"), wait("a"), branch("b", new Condition.Comment(false), wait("a"))))
                .containsExactly(
                        new Fault("actions[0].id", "The id must be 1 to 12 lower-case letters and digits."),
                        new Fault("actions[2].then[0].id", "Another action has the id 'a' already."));
    }

    @Test
    void givesNoTaskToATeamWhoseNameTheEngineReadsAsAnother() {
        assertThat(faults(task("a", null, List.of("Support", "Back\\slash"))))
                .singleElement()
                .extracting(Fault::path)
                .isEqualTo("actions[0].teams");
    }

    @Test
    void boundsNumberAndDepth() {
        var many = IntStream.range(0, 51).mapToObj(at -> wait("w" + at)).toArray(Action[]::new);
        var three = branch("a", given(), branch("b", given(), branch("c", given(), wait("w"))));

        assertThat(faults(many)).singleElement().extracting(Fault::path).isEqualTo("actions");
        assertThat(faults()).singleElement().extracting(Fault::path).isEqualTo("actions");
        assertThat(faults(three)).isEmpty();
        assertThat(faults(branch("z", given(), three)))
                .singleElement()
                .extracting(Fault::path)
                .isEqualTo("actions[0].then[0].then[0].then[0]");
        assertThat(faults(branch("a", given())))
                .containsExactly(new Fault("actions[0]", "Add an action for yes or for no, or remove the branch."));
    }

    private static Condition given() {
        return new Condition.Comment(true);
    }

    private static Condition property(Subject subject, String name, Operator operator, @Nullable String value) {
        return new Condition.Property(subject, name, operator, value);
    }

    private static Action task(String id, @Nullable String user, List<String> teams) {
        return new Action.CreateTask(id, "Call the customer", "", user, teams, null, null);
    }

    private static Action wait(String id) {
        return new Action.Wait(id, Duration.ofDays(1));
    }

    private static Action branch(String id, Condition condition, Action... then) {
        return new Action.Branch(id, condition, List.of(then), List.of());
    }

    private List<Fault> faults(Action... actions) {
        return checks.faults(ActionList.of(actions), SurveyType.CES, TOKENS);
    }
}
