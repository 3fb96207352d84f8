package io.aftercare.pages;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.site.SignedIdentity;
import io.aftercare.site.SiteCommand;
import io.aftercare.site.SiteSecret;
import io.aftercare.site.Sites;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A page of another host, under a policy that allows nothing but the script of web surveys, and its survey. */
abstract class WebSiteTest extends EditorTest {

    @Autowired
    Sites sites;

    @Autowired
    Contacts contacts;

    final String email = "v" + UUID.randomUUID() + "@customer.test";

    private @Nullable OtherSite started;

    @Nullable
    SiteSecret made;

    @BeforeEach
    void openSite() {
        started = new OtherSite("http://127.0.0.1:" + port);
        made = sites.create(new SiteCommand("Shop", site().origin(), false), "Ada");
        contacts.put(new ContactCommand(email, "Ada", null, "en", null));
    }

    @AfterEach
    void closeSite() {
        site().close();
        sites.delete(requireNonNull(made).site().id());
    }

    OtherSite site() {
        return requireNonNull(started);
    }

    Page visit(NewContextOptions options) {
        var page = browser(options);
        page.navigate(site().origin());
        return page;
    }

    static Object stored(Page page) {
        return page.evaluate("JSON.stringify({ ...localStorage }) + ' ' + JSON.stringify({ ...sessionStorage })");
    }

    SurveyId live(SurveyType type, String place) {
        return live(type, place, "");
    }

    /** For all contacts, at once. */
    SurveyId live(SurveyType type, String place, String more) {
        var id = draft(type, """
                "companyName": "Northwind", "fatigueDays": 0, "segment": {"match": "all"}, "expiresAfter": "P1D", %s
                "web": {"sites": ["%s"], "place": "%s", "afterSeconds": 0}
                """.formatted(more, site().origin(), place));
        surveys.publish(id);
        return id;
    }

    String attributes(SurveyId survey) {
        return "data-survey=\"%s\" data-identity=\"%s\""
                .formatted(survey, identity(requireNonNull(made).secret(), survey.toString()));
    }

    String identity(String secret, String survey) {
        return SignedIdentity.of(
                secret, SignedIdentity.claims(survey, email, time.instant()).build());
    }

    int runs(SurveyId survey) {
        return jdbc.sql("select count(*) from survey_run where survey_id = ?")
                .param(survey.value())
                .query((row, at) -> row.getInt(1))
                .single();
    }

    UUID run(SurveyId survey) {
        return jdbc.sql("select id from survey_run where survey_id = ?")
                .param(survey.value())
                .query(UUID.class)
                .single();
    }

    String state(SurveyId survey) {
        return jdbc.sql("select state from survey_run where survey_id = ?")
                .param(survey.value())
                .query(String.class)
                .single();
    }
}
