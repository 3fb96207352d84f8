package io.aftercare.survey.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.crm.Pipelines;
import io.aftercare.identity.Role;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import io.aftercare.segment.Match;
import io.aftercare.segment.Segment;
import io.aftercare.site.SiteCommand;
import io.aftercare.site.Sites;
import io.aftercare.survey.OpenRuns;
import io.aftercare.survey.Repeat;
import io.aftercare.survey.Schedule;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import io.aftercare.survey.WebDelivery;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The list of surveys, and how one is created. */
class SurveyListPageTests extends BrowserTest {

    @Autowired
    private Surveys surveys;

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private Sites sites;

    @Autowired
    private OpenRuns runs;

    @Autowired
    private SurveyListController list;

    private final String mark = UUID.randomUUID().toString().substring(0, 13);

    @Test
    void findsWhileOneTypesAndKeepsTheFilterInTheAddress() {
        var draft = draft("Support <b> & " + mark);
        var live = live(mark + " loyalty");
        var page = signedIn(Role.PUBLISHER);
        click(page, AriaRole.LINK, "Surveys");

        page.getByLabel("Search by name").pressSequentially(mark.toUpperCase(java.util.Locale.ROOT));
        assertThat(page).hasURL(Pattern.compile(".*search=.*"));
        assertThat(rows(page)).hasCount(2);
        assertThat(row(page, draft)).containsText("Draft");
        assertThat(row(page, draft)).containsText("by Ada");

        click(page, AriaRole.LINK, "Live");
        assertThat(rows(page)).hasCount(1);
        assertThat(row(page, live)).containsText("none yet");
        assertThat(page).hasURL(Pattern.compile(".*search=.*&status=live.*"));

        page.getByLabel("Search by name").fill("no such " + mark);
        assertThat(page.getByText("No survey is like this")).isVisible();
    }

    @Test
    void goesOnPageByPage() {
        for (var number = 0; number < 26; number++) {
            draft(mark + " #" + number);
        }
        var page = signedIn(Role.LEAD);
        page.navigate("/surveys?search=" + mark);

        assertThat(rows(page)).hasCount(25);
        click(page, AriaRole.LINK, "Next page");
        assertThat(rows(page)).hasCount(1);
        assertThat(page.getByText(mark + " #0")).isVisible();
    }

    @Test
    void asksForANameThatNoSurveyHas() {
        var taken = draft(mark).draft().name();
        var page = signedIn(Role.AUTHOR);
        page.navigate("/surveys");

        click(page, AriaRole.LINK, "Create survey");
        assertThat(page.getByText("Fred Reichheld")).isVisible();
        click(page, AriaRole.LINK, "Create CES survey");
        assertThat(page.getByLabel("Name")).hasValue(Pattern.compile("CES survey( \\d+)?"));

        page.getByLabel("Name").fill(" ");
        click(page, AriaRole.BUTTON, "Create survey");
        assertThat(page.getByText("Fill this in.")).isVisible();
        page.getByLabel("Name").fill(taken);
        click(page, AriaRole.BUTTON, "Create survey");
        assertThat(page.getByText("Another survey is named")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue(taken);
    }

    @Test
    void createsASurveyAndOpensItsEditorAlsoWithoutScript() {
        var page = signedIn(newUser(Role.AUTHOR), new NewContextOptions().setJavaScriptEnabled(false));
        page.navigate("/surveys/new/ces");

        page.getByLabel("Name").fill(mark);
        click(page, AriaRole.BUTTON, "Create survey");

        var created = surveys.search(mark, SurveyStatus.DRAFT, null, 5).items().getFirst();
        assertThat(page).hasURL(Pattern.compile(".*/surveys/" + created.id() + "/edit.*"));
        assertThat(created.type()).isEqualTo(SurveyType.CES);
        assertThat(created.updatedBy()).isEqualTo("Una author");
    }

    @Test
    void duplicatesPausesResumesAndDeletes() {
        var survey = live(mark);
        withAnOpenRun(survey);
        var page = signedIn(Role.PUBLISHER);
        page.navigate("/surveys?search=" + mark);

        page.setViewportSize(1280, 800);
        assertThat(page.locator(".table-responsive[data-more]")).hasCount(0);
        page.setViewportSize(360, 740);
        assertThat(page.locator(".table-responsive[data-more]")).hasCount(1);
        page.setViewportSize(1280, 800);
        click(page, AriaRole.BUTTON, "Duplicate " + mark);
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText(mark + " (copy)");

        page.navigate("/surveys?search=" + mark);
        press(page, "Pause " + mark);
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("is paused");
        page.navigate("/surveys?search=" + mark);
        press(page, "Resume " + mark);
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("live again");

        page.navigate("/surveys?search=" + mark);
        press(page, "Delete " + mark);
        var dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("1 run is open: it is withdrawn");
        dialog.getByText("Cancel").click();
        assertThat(dialog).isHidden();
        press(page, "Delete " + mark);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete survey"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("is deleted");
        assertThat(surveys.find(survey.id())).isEmpty();
    }

    @Test
    void offersWhatTheRoleAllows() {
        var survey = live(mark);
        var author = signedIn(Role.AUTHOR);
        author.navigate("/surveys?search=" + mark);
        var lead = signedIn(Role.LEAD);
        lead.navigate("/surveys?search=" + mark);

        assertThat(row(author, survey).getByRole(AriaRole.BUTTON)).hasCount(1);
        assertThat(row(lead, survey)).isVisible();
        assertThat(row(lead, survey).getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(row(lead, survey).getByRole(AriaRole.LINK))
                .hasAttribute("aria-label", "Process map of " + survey.draft().name());
    }

    @Test
    void leadsToTheWavesOfSurveysThatHaveSome() {
        live(mark + " tickets");
        var site = sites.create(new SiteCommand(mark, "https://" + mark + ".example", false), "Ada")
                .site();
        var recurring = relationship(mark + " recurs", Repeat.QUARTERLY, null);
        var shown =
                relationship(mark + " site", Repeat.QUARTERLY, WebDelivery.STANDARD.withSites(List.of(site.origin())));
        relationship(mark + " by API", Repeat.NEVER, null);
        try {
            var page = signedIn(Role.PUBLISHER, "/surveys?search=" + mark);

            assertThat(rows(page)).hasCount(4);
            var waves = page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Waves of "));
            assertThat(waves).hasCount(1);
            Look.at(page, "surveys-kinds");
            page.setViewportSize(1280, 800);
            waves.click();
            seesHeading(page, "Waves of " + mark + " recurs");
        } finally {
            surveys.delete(recurring.id());
            surveys.delete(shown.id());
            sites.delete(site.id());
        }
    }

    private Survey relationship(String name, Repeat repeat, @Nullable WebDelivery web) {
        var definition = SurveyDefinition.of(SurveyType.NPS, name).toBuilder()
                .companyName("Northwind")
                .segment(new Segment(Match.ALL, List.of()))
                .schedule(Schedule.NONE.withRepeat(repeat).withFirstAfterDays(3_650))
                .web(web)
                .build();
        return surveys.publish(surveys.create(definition, "Ada").id());
    }

    @Test
    void costsThreeStatementsAndShrugsAtAStrangeStatus() throws Exception {
        draft(mark + " one");
        draft(mark + " two");
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("test", "", "surveys:read"));
        try {
            assertThat(statementsOf(() -> list.list(mark, "strange", null))).hasSize(3);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void anAddressThatCannotBeReadIsNoFaultOfAftercare() {
        var page = signedIn(Role.LEAD);
        var answer = page.navigate("/surveys?after=no-id");
        assertThat(answer.status()).isEqualTo(400);
        seesHeading(page, "That could not be read");
    }

    private Survey draft(String name) {
        return surveys.create(SurveyDefinition.of(SurveyType.NPS, name), "Ada");
    }

    private Survey live(String name) {
        pipelines.create(name, name);
        var definition = SurveyDefinition.of(SurveyType.CES, name).toBuilder()
                .companyName("Northwind")
                .pipeline(name)
                .delay(Duration.ofDays(1))
                .build();
        return surveys.publish(surveys.create(definition, "Ada").id());
    }

    private void withAnOpenRun(Survey survey) {
        post("/api/v1/contacts", "{\"email\": \"%s@customer.test\"}".formatted(mark));
        post("/api/v1/tickets", """
                {"externalId": "T-%1$s", "subject": "Help", "pipeline": "%1$s", "contactEmail": "%1$s@customer.test"}
                """.formatted(mark));
        post("/api/v1/tickets/T-" + mark + "/close", "").expectStatus().isAccepted();
        await().atMost(Duration.ofSeconds(60)).until(() -> runs.count(survey.id()) == 1);
    }

    private static Locator rows(Page page) {
        return page.locator("tbody tr");
    }

    private static Locator row(Page page, Survey survey) {
        return page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(survey.draft().name()));
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
