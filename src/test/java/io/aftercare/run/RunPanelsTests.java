package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.webAppContextSetup;

import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the pages of contacts and tickets show of runs. */
class RunPanelsTests extends RunTest {

    @Autowired
    private WebApplicationContext application;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void showAnswersOnThePagesOfContactAndTicket() throws Exception {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        assertThat(shown("/tickets/" + ticket.externalId()))
                .contains("unless this ticket had them before: " + survey.pipeline());

        close(ticket);
        var token = awaitToken(ticket);
        answer(token, 2).expectStatus().isOk();
        comment(token, "<b>\"'{{x}}$y");
        var run = awaitRun(ticket, "completed");

        var contact = run.get("contactId").asString();
        assertThat(shown("/contacts/" + contact))
                .contains(survey.pipeline(), "completed", "difficult", "&lt;b&gt;&quot;&#39;{{x}}$y")
                .contains("An answer to a survey", "This contact may get survey mails.")
                .doesNotContain("<b>\"");
        assertThat(shown("/tickets/" + ticket.externalId())).contains("completed", "difficult", "Reopen");
    }

    @Test
    void aTicketThatWasClosedAMomentAgoRaisesNoAlarmAndAsksAgain() throws Exception {
        var survey = liveSurvey();
        var ticket = openTicket(survey);
        // As while the engine is about to start the run.
        jdbc.sql("update ticket set state = 'closed', closed_at = :now where external_id = :ticket")
                .param("now", time.instant().atOffset(ZoneOffset.UTC))
                .param("ticket", ticket.externalId())
                .update();

        var runs = "/tickets/" + ticket.externalId() + "/runs";
        assertThat(shown("/tickets/" + ticket.externalId()))
                .contains("“" + survey.pipeline() + "” is just being started.", "data-live=\"3\"", runs);
        assertThat(shown(runs)).contains("is just being started.").doesNotContain("<html");
        var etag = String.valueOf(answered(runs, "").getHeader("ETag"));
        assertThat(answered(runs, etag).getStatus()).isEqualTo(304);

        time.advance(Duration.ofMinutes(2));
        assertThat(answered(runs, etag).getStatus()).isEqualTo(200);
        assertThat(shown(runs)).contains("is live, and yet there is no run.").doesNotContain("data-live");
    }

    private String shown(String path) throws Exception {
        return answered(path, "").getContentAsString();
    }

    private MockHttpServletResponse answered(String path, String seen) throws Exception {
        var scopes = Role.LEAD.scopes().stream().map(Scope::key).toArray(String[]::new);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("lead", "", scopes));
        return webAppContextSetup(application)
                .build()
                .perform(MockMvcRequestBuilders.get(path).header("If-None-Match", seen))
                .andReturn()
                .getResponse();
    }
}
