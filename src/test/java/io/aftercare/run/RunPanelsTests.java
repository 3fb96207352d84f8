package io.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.webAppContextSetup;

import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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

    private String shown(String path) throws Exception {
        var scopes = Role.LEAD.scopes().stream().map(Scope::key).toArray(String[]::new);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("lead", "", scopes));
        return webAppContextSetup(application)
                .build()
                .perform(MockMvcRequestBuilders.get(path))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
