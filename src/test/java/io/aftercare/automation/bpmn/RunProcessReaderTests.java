package io.aftercare.automation.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.ChangedRunProcess;
import io.aftercare.automation.action.ActionTokens;
import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.automation.bpmn.RunProcessReader.LeftOut;
import io.aftercare.mail.Tokens;
import io.aftercare.survey.SurveyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a changed copy of the run process has to have. */
class RunProcessReaderTests {

    private static final String FAMILY = "0123456789abcdef0123456789abcdef";
    private static final String ID = "survey-run-" + FAMILY + "-1";

    private static final Expected EXPECTED = new Expected(
            ID::equals,
            id -> false,
            "survey-run-" + FAMILY + "-...",
            Set.of(),
            SurveyType.CES,
            ActionTokens.with(Tokens.NAMES));

    private final RunProcessReader reader = new RunProcessReader(FollowUpReaderTests.CHECKS);
    private final String copy = copy();

    @Test
    void findsNothingInACopyOfTheSharedProcess() {
        assertThat(problems(copy)).isEmpty();
        assertThat(leftOut(copy)).isEmpty();
    }

    @Test
    void findsNothingInACopyWithAWaitAndAMail() {
        assertThat(problems(ChangedRunProcess.of(copy))).isEmpty();
    }

    @Test
    void refusesTheSharedProcessItself() throws IOException {
        assertThat(problems(Files.readString(Path.of("bpmn/survey-run.bpmn"))))
                .anySatisfy(problem -> assertThat(problem).contains("The id of the process has to be survey-run-"))
                .anySatisfy(problem -> assertThat(problem).contains("ticket-closed-" + FAMILY))
                .anySatisfy(problem -> assertThat(problem).contains("'ticket-closed' starts runs of other surveys"));
    }

    @Test
    void refusesStartMessagesOfAnotherSurvey() {
        var other = copy.replace("survey-due-" + FAMILY, "survey-due-" + FAMILY.replace('0', '9'));

        assertThat(problems(other))
                .anySatisfy(problem -> assertThat(problem).contains("no start event", "survey-due-" + FAMILY))
                .anySatisfy(problem -> assertThat(problem).contains("(survey-due)", "starts runs of other surveys"));
    }

    @ParameterizedTest
    @CsvSource({
        "register-survey-run, register-survey-run",
        "send-survey, send-survey",
        "expire-survey-run, expire-survey-run",
        "score-response, score-response",
        "complete-survey-run, complete-survey-run",
        "withdraw-survey-run, withdraw-survey-run"
    })
    void namesTheTaskThatIsMissing(String type, String named) {
        var without = copy.replace("type=\"" + type + "\"", "type=\"notify-owners\"");

        assertThat(problems(without))
                .anySatisfy(problem -> assertThat(problem).contains("no task of the job type '" + named + "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "already-surveyed, register-survey-run",
        "run-refused, register-survey-run",
        "survey-not-sent, send-survey"
    })
    void namesTheErrorThatIsNotCaught(String code, String task) {
        var without = copy.replace("errorCode=\"" + code + "\"", "errorCode=\"something-else\"");

        assertThat(problems(without))
                .anySatisfy(problem -> assertThat(problem).contains("(" + task + ")", "'" + code + "' is not caught"));
    }

    @ParameterizedTest
    @CsvSource({"survey-answered, survey-answered", "survey-withdrawn, survey-withdrawn"})
    void namesTheMessageThatIsNotWaitedFor(String message, String named) {
        var without = copy.replace("name=\"" + message + "\"", "name=\"something-else\"");

        assertThat(problems(without)).anySatisfy(problem -> assertThat(problem).contains("message '" + named + "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "message-survey-answered, survey-answered",
        "message-comment-given, comment-given",
        "message-survey-withdrawn, survey-withdrawn"
    })
    void namesTheCorrelationKeyThatFindsNoRun(String id, String event) {
        var key = Pattern.compile("(id=\"" + id + "\".*?correlationKey=)(\"[^\"]*\"|'[^']*')", Pattern.DOTALL);
        var changed = key.matcher(copy).replaceFirst("$1\"=contactId\"");

        assertThat(changed).isNotEqualTo(copy);
        assertThat(problems(changed)).singleElement().asString().contains("(" + event + ")", "correlation key");
    }

    @Test
    void namesWhatComesTooEarly() {
        var early = copy.replace(
                "sourceRef=\"run-started\" targetRef=\"register-survey-run\"",
                "sourceRef=\"run-started\" targetRef=\"send-survey\"");

        assertThat(problems(early))
                .anySatisfy(problem ->
                        assertThat(problem).contains("(send-survey)", "does not go through 'register-survey-run'"));
    }

    @Test
    void letsNoFollowUpComeBeforeTheAnswer() {
        var early = copy.replace("type=\"send-reminder\"", "type=\"call-webhook\"");

        assertThat(problems(early))
                .anySatisfy(problem ->
                        assertThat(problem).contains("(send-reminder)", "does not go through 'score-response'"));
    }

    @Test
    void namesAnEndThatLeavesTheRunOpen() {
        var open = copy.replace(
                "sourceRef=\"followed-up\" targetRef=\"complete-survey-run\"",
                "sourceRef=\"followed-up\" targetRef=\"end-survey-run-completed\"");

        assertThat(problems(open))
                .anySatisfy(
                        problem -> assertThat(problem).contains("(end-survey-run-completed)", "it would stay open"));
    }

    @Test
    void namesVariablesThatAreNotHandedOnOrOverwritten() {
        var outputs = "<zeebe:ioMapping><zeebe:output source=\"=1\" target=\"contactId\" /></zeebe:ioMapping>";
        var changed = Pattern.compile("(<zeebe:taskDefinition [^>]*type=\"register-survey-run\"[^>]*/>)")
                .matcher(copy)
                .replaceFirst("$1" + outputs);

        assertThat(changed).isNotEqualTo(copy);
        assertThat(problems(changed))
                .anySatisfy(problem -> assertThat(problem).contains("do not hand on 'runId'"))
                .anySatisfy(problem -> assertThat(problem).contains("do not hand on 'sendAt'"))
                .anySatisfy(problem -> assertThat(problem).contains("sets the variable 'contactId'"));
    }

    @Test
    void namesUnknownJobTypesAndWhatIsNoFeel() {
        var changed = copy.replace("type=\"notify-owners\"", "type=\"notify-nobody\"")
                .replace(">=commentWindow<", ">=commentWindow +<");

        assertThat(problems(changed))
                .anySatisfy(problem -> assertThat(problem).contains("(notify-owners)", "'notify-nobody'"))
                .anySatisfy(problem -> assertThat(problem).contains("(comment-window-closed)", "is not FEEL"));
    }

    @Test
    void refusesFilesThatHarmTheirReader() {
        for (var file :
                List.of("", "<a/>", "no xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", " ".repeat(5 << 20))) {
            assertThat(problems(file)).hasSize(1);
        }
    }

    @Test
    void tellsWhatAProcessDoesWithout() {
        assertThat(leftOut(copy.replace("type=\"send-reminder\"", "type=\"notify-owners\"")))
                .containsExactly(LeftOut.REMINDER);
    }

    private List<String> problems(String xml) {
        return reader.problems(xml.getBytes(StandardCharsets.UTF_8), EXPECTED, FAMILY).stream()
                .map(Problem::message)
                .toList();
    }

    private List<LeftOut> leftOut(String xml) {
        return reader.leftOut(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String copy() {
        try {
            var shared = Files.readString(Path.of("bpmn/survey-run.bpmn"));
            return new String(RunProcessIdentity.give(shared, ID, FAMILY + "-1"), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
