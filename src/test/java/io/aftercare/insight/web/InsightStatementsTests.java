package io.aftercare.insight.web;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** How many statements the pages need, however many surveys, owners and runs there are. */
class InsightStatementsTests extends AftercareTest {

    private static final InsightForm ALL =
            new InsightForm("ces", null, null, null, null, "12m", null, null, "Europe/Berlin");

    @Autowired
    private InsightPages pages;

    @BeforeEach
    void signIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("test", "", "surveys:read"));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void scoresNeedSeven() throws Exception {
        assertThat(statementsOf(() -> pages.scores(ALL, "owner", "worst", new MockHttpServletRequest())))
                .hasSize(7);
    }

    @Test
    void commentsNeedFive() throws Exception {
        assertThat(statementsOf(() -> pages.comments(ALL, null, null, new MockHttpServletRequest())))
                .hasSize(5);
    }
}
