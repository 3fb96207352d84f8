package io.aftercare.automation.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.automation.action.Condition.Comparison;
import io.aftercare.automation.action.Condition.Operator;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.common.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ActionJsonTests {

    private final ActionJson json = new ActionJson(JsonMapper.shared());

    @Test
    void keepsEverySetting() {
        var list = ActionList.of(
                new Action.MailContact("a", "Größe \"x\"", "One\n\nTwo <b>&amp; 😀"),
                new Action.MailPeople("b", List.of("ann@example.com"), List.of("Support"), "s", "b"),
                new Action.CreateTask("c", "t", "i", "ann@example.com", List.of(), Duration.ofDays(2), "call-back"),
                new Action.OpenTicket("d", "support", "s", null),
                new Action.SetContactProperty("e", "plan", ""),
                new Action.CallWebhook("f", "crm", "n"),
                new Action.Branch(
                        "g",
                        new Condition.Property(Subject.TICKET, "pipeline", Operator.IS_NOT, "vip"),
                        List.of(new Action.Wait("h", Duration.ofMinutes(90))),
                        List.of(new Action.Branch(
                                "i", new Condition.ScoreIs(Comparison.AT_LEAST, 2), List.of(), List.of()))));

        assertThat(json.read(json.write(list))).isEqualTo(list);
    }

    @Test
    void hasTheFormThatPagesSend() {
        var list = json.read("""
                {"actions": [
                    {"type": "wait", "id": "a", "duration": "PT90M"},
                    {"type": "branch", "id": "b", "condition": {"type": "score", "operator": "<=", "score": 3},
                        "then": [{"type": "mail-people", "id": "c", "teams": [" Support ", ""], "subject": "s\\r\\nt"}]}]}
                """);

        assertThat(list)
                .isEqualTo(ActionList.of(
                        new Action.Wait("a", Duration.ofMinutes(90)),
                        new Action.Branch(
                                "b",
                                new Condition.ScoreIs(Comparison.AT_MOST, 3),
                                List.of(new Action.MailPeople("c", List.of(), List.of("Support"), "s\nt", "")),
                                List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"actions\": [{\"type\": \"wait\", \"id\": \"a\", \"duration\": \"PT1M\", \"colour\": \"red\"}]}",
                "{\"actions\": [{\"type\": \"dance\", \"id\": \"a\"}]}",
                "{\"actions\": [{\"type\": \"wait\", \"id\": \"a\"}]}",
                "{\"actions\": [{\"type\": \"branch\", \"id\": \"a\"}]}",
                "{\"actions\": [{\"type\": \"branch\", \"id\": \"a\", \"condition\": {\"type\": \"band\", \"band\": \"x\"}}]}",
                "{\"actions\": [null]}",
                "{\"steps\": []}",
                "[",
            })
    void refusesWhatItDoesNotKnow(String text) {
        assertThatThrownBy(() -> json.read(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be read")
                .hasMessageNotContaining("io.aftercare");
    }
}
