package io.aftercare.mending;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Role;
import io.aftercare.mending.StoppedRuns.Stopped;
import io.aftercare.pages.BrowserTest;
import io.aftercare.pages.Look;
import io.aftercare.run.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A lead mends runs in the browser. */
class MendingPagesTests extends BrowserTest {

    @Autowired
    private AutowireCapableBeanFactory context;

    @Autowired
    private Runs work;

    private StoppedRuns runs = new StoppedRuns();

    @BeforeEach
    void autowire() {
        runs = StoppedRuns.in(context);
    }

    @Test
    void aLeadMendsAllMailsThatFailed() {
        var stopped = runs.stopped(3);
        var page = signedIn(Role.LEAD, "/");
        assertThat(link(page, "stand still and need somebody")).isVisible();
        assertThat(work.openWork(Instant.EPOCH).scheduled())
                .as("those that stand still do not wait for their time")
                .isLessThanOrEqualTo(scheduled() - 3);
        page.navigate("/incidents");
        assertThat(page.getByText("Mend what the message names, or have it mended; then try again.")
                        .first())
                .isVisible();
        Look.at(page, "incidents");

        page.locator("form[action='/incidents/retry']:has([value='send-survey'])")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retry all"))
                .first()
                .click();

        assertThat(page.getByText("were tried again").first()).isVisible();
        assertThat(page.getByText("You may leave this page")).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS).first())
                .containsText("All ", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        Look.at(page, "incidents-retried");
        awaitMailed(stopped);
        page.navigate("/runs/" + stopped.getFirst().runId());
        assertThat(page.getByText("Tried again: with all alike.").first()).isVisible();
    }

    @Test
    void aLeadHasAWaveTriedAgain() {
        var wave = runs.wave();
        var page = signedIn(Role.LEAD, "/incidents");
        assertThat(page.getByText("wave stands still").first()).isVisible();
        assertThat(page.getByText(runs.surveyName(wave)).first()).isVisible();
        Look.at(page, "incidents-wave");

        runs.mend(wave);
        button(page, "Retry the wave of " + runs.surveyName(wave)).click();

        assertThat(page.getByText("It is tried again.").first()).isVisible();
    }

    @Test
    void aLeadMendsOneRunOnItsPage() {
        var stopped = runs.stopped(1).getFirst();
        var page = signedIn(Role.LEAD, "/runs/" + stopped.runId());
        Look.at(page, "run-stopped");

        page.getByText("Set a variable and retry").click();
        textbox(page, "Variable").fill("no name");
        textbox(page, "Value").fill("1");
        button(page, "Set and retry").click();
        assertThat(page.getByText("The name of a variable begins with a letter").first())
                .isVisible();
        page.getByText("Set a variable and retry").click();
        textbox(page, "Variable").fill("runId");
        textbox(page, "Value").fill("1");
        button(page, "Set and retry").click();
        assertThat(page.getByText("The variable 'runId' says whose run").first())
                .isVisible();
        button(page, "Retry").click();

        assertThat(page.getByText("It is tried again.").first()).isVisible();
        awaitMailed(List.of(stopped));
    }

    @Test
    void aLeadSendsNowAndWithdraws() {
        var delayed = runs.delayed();
        var page = signedIn(Role.LEAD, "/runs/" + delayed.runId());

        button(page, "Send now").click();
        assertThat(page.getByText("The survey is to be sent now.").first()).isVisible();
        awaitMailed(List.of(delayed));
        button(page, "Withdraw the run").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw the run"))
                .click();

        assertThat(page.getByText("The run is withdrawn.").first()).isVisible();
        assertThat(page.locator("#run-state")).hasText("Withdrawn");
    }

    @Test
    void anAuthorSeesWhatStandsStillAndCannotMendIt() {
        var stopped = runs.stopped(1).getFirst();

        var page = signedIn(Role.AUTHOR, "/incidents");
        assertThat(page.getByText("1 run stands still")
                        .or(page.getByText("runs stand still"))
                        .first())
                .isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retry")))
                .hasCount(0);
        page.navigate("/runs/" + stopped.runId());
        assertThat(page.getByText("What you can do")).isVisible();
        assertThat(page.getByText("A support lead or an administrator can act here"))
                .isVisible();
        assertThat(button(page, "Retry")).hasCount(0);
        assertThat(button(page, "Withdraw the run")).hasCount(0);
    }

    private long scheduled() {
        return jdbc.sql("select count(*) from survey_run where state = 'scheduled'")
                .query(Long.class)
                .single();
    }

    private void awaitMailed(List<Stopped> stopped) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(stopped).allMatch(runs::isMailedOnce));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator textbox(Page page, String name) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
