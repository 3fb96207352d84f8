package io.aftercare.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.AftercareTest;
import io.aftercare.StatementCount;
import io.aftercare.common.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Company, users and teams. */
class PeopleTests extends AftercareTest {

    @Autowired
    private Company company;

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

    @Test
    void theCompanyHasOneName() {
        company.rename("Acme");
        company.rename("Acme & Sons");

        assertThat(company.name()).contains("Acme & Sons");
    }

    @Test
    void theCompanysNameIsReadOnceInAWhile() throws Exception {
        var read = new Company(jdbc, time);

        assertThat(StatementCount.statementsOf(read::name)).hasSize(1);
        assertThat(StatementCount.statementsOf(read::name)).isEmpty();
        time.advance(Company.KEPT);
        assertThat(StatementCount.statementsOf(read::name)).hasSize(1);
    }

    @Test
    void aUserGoesByAddressInAnyCase() {
        var ann = users.put("Ann.One@Example.com", "Ann", Role.AUTHOR);
        var renamed = users.put("ANN.ONE@example.com", "Ann Lee", Role.LEAD);

        assertThat(renamed.id()).isEqualTo(ann.id());
        assertThat(users.byEmail("ann.one@EXAMPLE.com")).contains(renamed);
        assertThat(renamed.role()).isEqualTo(Role.LEAD);
        assertThat(users.byEmail("nobody@example.com")).isEmpty();
    }

    @Test
    void namesTheUnknownOfMany() {
        users.put("known@example.com", "Known", Role.AUTHOR);
        teams.put("Known team", List.of("known@example.com"));

        assertThat(users.unknown(List.of("x@example.com", "KNOWN@example.com", "a@example.com")))
                .containsExactly("x@example.com", "a@example.com");
        assertThat(users.unknown(List.of())).isEmpty();
        assertThat(teams.unknown(List.of("known TEAM", "Other"))).containsExactly("Other");
    }

    @Test
    void aTeamHasExactlyTheMembersGivenLast() {
        users.put("one@example.com", "One", Role.LEAD);
        users.put("two@example.com", "Two", Role.AUTHOR);
        users.put("three@example.com", "Three", Role.AUTHOR);

        teams.put("Support", List.of("one@example.com", "two@example.com"));
        teams.put("support", List.of("Two@example.com", "three@example.com"));

        assertThat(teams.membersOf("SUPPORT")).extracting(User::name).containsExactly("Three", "Two");
        assertThat(teams.membersOf("nowhere")).isEmpty();
    }

    @Test
    void aTeamTakesUsersOnly() {
        assertThatThrownBy(() -> teams.put("Ghosts", List.of("ghost@example.com")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ghost@example.com");
        assertThat(teams.unknown(List.of("Ghosts"))).containsExactly("Ghosts");
    }
}
