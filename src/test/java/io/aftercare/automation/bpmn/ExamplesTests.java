package io.aftercare.automation.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.action.ActionTokens;
import io.aftercare.mail.Tokens;
import io.aftercare.survey.SurveyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example processes pass what an upload has to pass. */
class ExamplesTests {

    @ParameterizedTest
    @ValueSource(strings = {"detractor-rescue", "promoter-thank-you", "close-the-loop", "answer-to-help-desk"})
    void isASoundFollowUpToUpload(String id) throws IOException {
        var reader = new FollowUpReader(new FollowUpCompiler(new ElementTemplates()), FollowUpReaderTests.CHECKS);
        var expected = new Expected(
                own -> false, id::equals, "ids", Set.of(), SurveyType.NPS, ActionTokens.with(Tokens.NAMES));

        var reading = reader.read(Files.readAllBytes(Path.of("bpmn/examples", id + ".bpmn")), expected);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        FollowUpReading.AsDiagram.class,
                        diagram -> assertThat(diagram.processId()).isEqualTo(id));
    }
}
