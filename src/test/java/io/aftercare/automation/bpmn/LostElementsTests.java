package io.aftercare.automation.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Comparison;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is gone when a list takes the place of a diagram. */
class LostElementsTests {

    private static final Action MAIL = new Action.MailContact("m1", "Sorry", "Hello");
    private static final Action WAIT = new Action.Wait("w1", Duration.ofDays(2));

    private final FollowUpCompiler compiler = new FollowUpCompiler(new ElementTemplates());

    @Test
    void isNothingForTheSame() {
        var process = compile(MAIL, WAIT, branch());
        assertThat(LostElements.between(process, process)).isEmpty();
    }

    @Test
    void isWhatTheListDoesNotHave() {
        assertThat(LostElements.between(compile(MAIL, WAIT), compile(MAIL))).containsExactly("“2 days passed”");
    }

    @Test
    void isWhatWasChanged() {
        var changed = new String(compile(MAIL, WAIT), StandardCharsets.UTF_8).replace("Sorry", "Oh");
        assertThat(LostElements.between(changed.getBytes(StandardCharsets.UTF_8), compile(MAIL, WAIT)))
                .containsExactly("“Mail contact” as it was changed");
    }

    @Test
    void isEverythingWhereTheListIsEmpty() {
        assertThat(LostElements.of(compile(MAIL, WAIT, branch())))
                .contains("“Mail contact”", "“2 days passed”", "“Score at most 2?”")
                .doesNotContain("“Answer given”", "“Followed up”");
    }

    private static Action branch() {
        return new Action.Branch(
                "b1",
                new Condition.ScoreIs(Comparison.AT_MOST, 2),
                List.of(new Action.Wait("w2", Duration.ofHours(1))),
                List.of());
    }

    private byte[] compile(Action... actions) {
        return compiler.compile(ActionList.of(actions), "follow-up", "Follow-up");
    }
}
