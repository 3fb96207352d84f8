package io.aftercare.monitoring;

import static org.springframework.test.web.servlet.setup.MockMvcBuilders.webAppContextSetup;

import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import io.aftercare.run.RunTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Looks at the pages of runs as a lead, in this thread. */
abstract class WatchedRunTest extends RunTest {

    @Autowired
    private WebApplicationContext application;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    static void signIn() {
        var scopes = Role.LEAD.scopes().stream().map(Scope::key).toArray(String[]::new);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("lead", "", scopes));
    }

    MockHttpServletResponse page(String path, String seen) throws Exception {
        signIn();
        return webAppContextSetup(application)
                .build()
                .perform(MockMvcRequestBuilders.get(URI.create(path)).header("If-None-Match", "\"" + seen + "\""))
                .andReturn()
                .getResponse();
    }

    String shown(String path) throws Exception {
        return page(path, "nothing").getContentAsString();
    }

    static String path(JsonNode run) {
        return "/runs/" + run.get("id").asString();
    }
}
