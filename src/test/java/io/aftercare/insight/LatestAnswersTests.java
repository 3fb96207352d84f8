package io.aftercare.insight;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LatestAnswersTests extends FigureTest {

    /** After whatever other tests answer. */
    private static final Instant LATE = Instant.parse("2090-01-01T00:00:00Z");

    @Autowired
    private LatestAnswers answers;

    @Test
    void anAnswerGivenThroughItsLinkIsTheLatest() {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        close(ticket);
        var token = awaitToken(ticket);
        answer(token, 2).expectStatus().isOk();
        comment(token, "Three <calls>").expectStatus().isOk();
        awaitRun(ticket, "completed");

        var found = answers.list(null, 200).items().stream()
                .filter(answer -> answer.survey().equals(SurveyId.of(survey.id())))
                .toList();

        assertThat(found).singleElement().satisfies(answer -> {
            assertThat(answer.surveyName()).isEqualTo(survey.pipeline());
            assertThat(answer.type()).isEqualTo(SurveyType.CES);
            assertThat(answer.ticket()).isEqualTo(ticket.externalId());
            assertThat(answer.score()).isEqualTo(2);
            assertThat(answer.band()).isEqualTo(Band.DIFFICULT);
            assertThat(answer.comment()).isEqualTo("Three <calls>");
        });
    }

    @Test
    void pagesGoOnWhereTheLastEndedAndAnswersAtTheSameTimeAreNotLost() throws Exception {
        var survey = survey("nps");
        var contact = contact("Ann", null);
        var nameless = contact(null, " ");
        var oldest = answered(survey, contact, LATE);
        var middle = answered(survey, contact, LATE.plusSeconds(1));
        var same = answered(survey, contact, LATE.plusSeconds(1));
        var newest = answered(survey, nameless, LATE.plusSeconds(2));

        var first = answers.list(null, 2);
        var second = answers.list(RunId.of(String.valueOf(first.next())), 2);

        assertThat(first.items()).extracting(LatestAnswer::run).containsExactly(newest, same);
        assertThat(second.items()).extracting(LatestAnswer::run).containsExactly(middle, oldest);
        assertThat(first.items().getFirst().contactName()).endsWith("@figures.test");
        assertThat(first.items().getFirst().comment()).isNull();
        assertThat(first.items().getLast().contactName()).isEqualTo("Ann");
        assertThat(first.items().getLast().contact()).isEqualTo(contact);
        assertThat(statementsOf(() -> answers.list(null, 50))).hasSize(1);
        assertThat(answers.list(RunId.next(), 2).items()).isEmpty();
    }

    private RunId answered(SurveyId survey, ContactId contact, Instant at) {
        return answeredRun(survey, contact, at.minus(Duration.ofDays(1)), 9, at, null);
    }
}
