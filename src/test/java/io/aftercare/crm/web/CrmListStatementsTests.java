package io.aftercare.crm.web;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.aftercare.crm.CrmTest;
import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the pages cost in the database, however much they show. Requests are made in this thread to count it. */
class CrmListStatementsTests extends CrmTest {

    @Autowired
    private WebApplicationContext application;

    @BeforeEach
    void signIn() {
        var scopes = Role.ADMIN.scopes().stream().map(Scope::key).toArray(String[]::new);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("somebody", "", scopes));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void areFewAndFixed() throws Exception {
        var ticket = newTicket();
        for (var more = 0; more < 5; more++) {
            tickets.create(ticket(unique(), ticket.contactEmail()));
        }

        assertThat(statements("/contacts?search=" + ticket.contactEmail())).isEqualTo(1);
        assertThat(statements("/contacts")).isEqualTo(1);
        assertThat(statements("/tickets?search=" + ticket.externalId())).isEqualTo(2);
        assertThat(statements("/tickets?state=open&pipeline=support")).isEqualTo(2);
        assertThat(statements("/contacts/" + ticket.contactId())).isLessThanOrEqualTo(8);
        assertThat(statements("/tickets/" + ticket.externalId())).isLessThanOrEqualTo(7);
        assertThat(statements("/settings/pipelines")).isEqualTo(1);
        assertThat(statements("/settings/properties")).isEqualTo(1);
    }

    private int statements(String path) throws Exception {
        MockMvc pages = MockMvcBuilders.webAppContextSetup(application).build();
        return statementsOf(
                        () -> pages.perform(MockMvcRequestBuilders.get(path)).andExpect(status().isOk()))
                .size();
    }
}
