package io.aftercare.automation.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which "no" of a task would leave a follow-up standing still. */
class UncaughtErrorsTests {

    private final FollowUpCompiler compiler = new FollowUpCompiler(new ElementTemplates());

    @Test
    void isNoneOfAList() {
        assertThat(UncaughtErrors.ofFollowUps(bytes(mail()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"detractor-rescue", "promoter-thank-you", "close-the-loop"})
    void isNoneOfTheExamples(String example) throws IOException {
        assertThat(UncaughtErrors.ofFollowUps(Files.readAllBytes(Path.of("bpmn/examples/" + example + ".bpmn"))))
                .isEmpty();
    }

    @Test
    void isThatOfATaskWithoutAnEventForIt() {
        assertThat(UncaughtErrors.ofFollowUps(
                        bytes(mail().replace("errorCode=\"contact-not-mailed\"", "errorCode=\"other\""))))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.element()).contains("m1");
                    assertThat(error.message()).contains("'Mail contact'", "'contact-not-mailed'", "Attach");
                });
    }

    @Test
    void isNoneOfWhatCannotBeRead() {
        assertThat(UncaughtErrors.ofFollowUps(bytes("no process"))).isEmpty();
    }

    private String mail() {
        return new String(
                compiler.compile(
                        ActionList.of(new Action.MailContact("m1", "Sorry", "Hello")), "follow-up", "Follow-up"),
                StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
