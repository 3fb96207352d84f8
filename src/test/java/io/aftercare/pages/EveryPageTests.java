package io.aftercare.pages;

import com.microsoft.playwright.Browser.NewContextOptions;
import io.aftercare.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page light and dark, in three sizes, with axe; the screenshots are for human eyes. */
class EveryPageTests extends BrowserTest {

    @Test
    void looksGoodBeforeSigningIn() {
        var page = browser(new NewContextOptions());
        page.navigate("/sign-in");

        Look.at(page, "sign-in");
    }

    @ParameterizedTest
    @CsvSource({
        "/, home",
        "/surveys, surveys",
        "/surveys?search=surely-no-survey-is-called-so, surveys-none",
        "/surveys/new, survey-new",
        "/surveys/new/nps, survey-new-delivery",
        "/insights?type=nps&from=2020-01-01&to=2020-01-02, insights-none",
        "/insights/comments?from=2020-01-01&to=2020-01-02, insights-comments-none",
        "/insights/anonymous-comments?period=12m, insights-anonymous",
        "/incidents, incidents-as-they-are",
        "/tasks, tasks-mine-none",
        "/tasks?tab=teams, tasks-no-team",
        "/tasks?tab=all&search=surely-no-task-is-called-so, tasks-none",
        "/library, library",
        "/library?search=surely-no-image-is-called-so, library-none",
        "/mailbox, mailbox",
        "/runs, runs",
        "/runs?ticket=surely-no-ticket-is-called-so, runs-none",
        "/runs?contact=no-address&from=never, runs-nonsense",
        "/runs/process, process-map-none",
        "/runs/process?survey=x&from=never, process-map-nonsense",
        "/nowhere, not-found",
        "/account, account",
        "/settings/api-keys, api-keys",
        "/settings/api-keys/new, api-key-new",
        "/settings/audit, audit",
        "/settings/audit?kind=surely-no-such-kind, audit-none",
        "/settings/company, company",
        "/settings/help-desks, help-desks",
        "/settings/help-desks/new, help-desk-new",
        "/settings/privacy, privacy",
        "/settings/senders, senders",
        "/settings/sending-domains, sending-domains-none",
        "/settings/sites, sites",
        "/settings/sites/new, site-new",
        "/settings/teams, teams",
        "/settings/teams/new, team-new",
        "/settings/users, users",
        "/settings/users/new, user-new",
        "/settings/webhooks?search=surely-no-webhook-is-called-so, webhooks-none",
        "/settings/webhooks/new, webhook-new"
    })
    void looksGood(String path, String name) {
        var page = signedIn(Role.ADMIN, path);

        Look.at(page, name);
    }
}
