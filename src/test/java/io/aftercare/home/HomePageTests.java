package io.aftercare.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.aftercare.common.HtmlTemplates;
import io.aftercare.common.page.PageFrame;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.identity.Role;
import io.aftercare.identity.SignedInUser;
import io.aftercare.insight.Distribution;
import io.aftercare.insight.Figures;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import io.aftercare.run.OpenWork;
import io.aftercare.survey.RunId;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyRow;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class HomePageTests extends BrowserTest {

    @Autowired
    private Surveys surveys;

    @Autowired
    private Contacts contacts;

    @Autowired
    private HomeController home;

    @Autowired
    private HtmlTemplates templates;

    private final String mark = UUID.randomUUID().toString().substring(0, 13);

    @Test
    void showsScoresWithHowSureTheyAreAndTheLatestAnswers() {
        var survey = live();
        var contact = contacts.put(new ContactCommand(mark + "@customer.test", "Ada", mark, null, null))
                .id();
        var now = time.instant();
        run(survey, contact, now.minus(Duration.ofDays(15)), 9, null);
        run(survey, contact, now.minus(Duration.ofDays(1)), null, null);
        run(survey, contact, now, 2, "<b>Three</b> calls & no help");
        // Other tests leave answers of later years.
        jdbc.sql("update survey_run set scored_at = '2080-01-01T00:00:00Z' where survey_id = :survey and score = 2")
                .param("survey", survey.id().value())
                .update();
        var page = signedIn(Role.LEAD);

        var card = page.locator(".card").filter(new Locator.FilterOptions().setHasText(mark + " NPS"));
        assertThat(card.locator(".display-6")).hasText("0");
        assertThat(card).containsText("of 2 answers; likely -");
        assertThat(card).containsText("66.7 % answered of 3 delivered");
        assertThat(card.locator("svg[role=img]"))
                .hasAttribute("aria-label", "Score by week: first +100, last -100, lowest -100, highest +100");

        var answer = page.locator(".list-group-item")
                .filter(new Locator.FilterOptions().setHasText(mark))
                .first();
        assertThat(answer).containsText("2 of 10, Detractor");
        assertThat(answer.locator("blockquote")).hasText("<b>Three</b> calls & no help");
        assertThat(answer.getByText("Ada " + mark)).hasAttribute("href", "/contacts/" + contact);
        assertThat(answer.getByText("T/1 " + mark)).hasAttribute("href", "/tickets/T%2F1%20" + mark);
        Look.at(page, "home-with-answers");
    }

    @Test
    void leadsToARunThatBeganLongBeforeItCouldNotBeDelivered() {
        var survey = live();
        var contact = contacts.put(new ContactCommand(mark + "@customer.test", "Ada", mark, null, null))
                .id();
        var now = time.instant();
        run(survey, contact, now.minus(Duration.ofDays(2)), null, null);
        jdbc.sql("""
                        update survey_run set state = 'undeliverable', reason = 'came-back', created_at = :begun,
                               completed_at = :back where survey_id = :survey""")
                .param("begun", now.minus(Duration.ofDays(10)).atOffset(ZoneOffset.UTC))
                .param("back", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .param("survey", survey.id().value())
                .update();
        var page = signedIn(Role.LEAD);

        var list = page.getByText("could not be delivered in the last 7 days").getAttribute("href");
        page.navigate(list + "&survey=" + survey.id());

        assertThat(page.locator("#runs tbody tr")).hasCount(1);
    }

    @Test
    void costsTwelveStatementsHoweverManySurveysAreLive() throws Exception {
        live();
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("test", "", "surveys:read"));
        try {
            var lead = new SignedInUser(UUID.randomUUID(), "lead@northwind.example", "Lena", Role.LEAD);
            home.home(lead);
            assertThat(statementsOf(() -> home.home(lead))).hasSize(12);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void saysWhatToDoFirstWhenNothingIsLive() {
        assertThat(rendered(List.of())).contains("No survey is live", "href=\"/surveys/new\"", "No answers yet");
    }

    @ParameterizedTest
    @CsvSource({
        "sales, false, false, A closed ticket of its pipeline starts it.",
        "sales, true, false, Its next wave starts it.",
        ", false, false, Its runs are started by API.",
        ", false, true, A contact of its segment sees it on its web sites."
    })
    void saysWhatStartsASurveyThatReachedNobody(@Nullable String pipeline, boolean inWaves, boolean web, String words) {
        var row = new SurveyRow(
                new SurveyId(UUID.randomUUID()),
                mark,
                SurveyType.CSAT,
                SurveyStatus.LIVE,
                pipeline,
                1,
                false,
                inWaves,
                web,
                time.instant(),
                null);
        var nobody = new Figures(0, new Distribution(SurveyType.CSAT, Map.of()));

        assertThat(rendered(List.of(new LiveSurvey(row, nobody, null))))
                .contains((web ? "It was shown to nobody yet. " : "Nothing was sent yet. ") + words);
    }

    private String rendered(List<LiveSurvey> live) {
        var frame = new PageFrame(null, "", "1", List.of(), List.of(), null, List.of("surveys:write"));
        return templates.render(
                "home/home",
                Locale.ENGLISH,
                Map.of(
                        "frame",
                        frame,
                        "live",
                        live,
                        "more",
                        false,
                        "work",
                        new OpenWork(0, 0, 0),
                        "incidents",
                        0,
                        "tasks",
                        "0",
                        "today",
                        0L,
                        "answers",
                        List.of()));
    }

    private Survey live() {
        var definition = SurveyDefinition.of(SurveyType.NPS, mark).toBuilder()
                .companyName("Northwind")
                .build();
        return surveys.publish(surveys.create(definition, "Ada").id());
    }

    private void run(
            Survey survey, ContactId contact, Instant sent, @Nullable Integer score, @Nullable String comment) {
        var id = RunId.next().value();
        jdbc.sql("""
                insert into survey_run (id, survey_id, survey_version, contact_id, ticket, state, score, created_at,
                                        scheduled_for, sent_at, answered_at, scored_at, completed_at, correlation_key)
                values (:id, :survey, 1, :contact, :ticket, 'completed', :score, now(),
                        now(), :sent, :answered, :answered, now(), :ticket)""")
                .param("id", id)
                .param("survey", survey.id().value())
                .param("contact", contact.value())
                .param("ticket", "T/1 " + mark)
                .param("score", score)
                .param("sent", sent.atOffset(ZoneOffset.UTC))
                .param("answered", score == null ? null : sent.atOffset(ZoneOffset.UTC))
                .update();
        if (comment != null) {
            jdbc.sql("""
                    insert into answer_link (token, run_id, survey_id, survey_version, contact_id, expires_at)
                    values (:token, :run, :survey, 1, :contact, now())""")
                    .param("token", UUID.randomUUID().toString())
                    .param("run", id)
                    .param("survey", survey.id().value())
                    .param("contact", contact.value())
                    .update();
            jdbc.sql("insert into answer (run_id, score, comment, given_at) values (:run, 2, :comment, now())")
                    .param("run", id)
                    .param("comment", comment)
                    .update();
        }
    }
}
