package io.aftercare.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.AftercareTest;
import io.aftercare.StatementCount;
import io.aftercare.common.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class UsersTests extends AftercareTest {

    @Autowired
    private Users users;

    @Autowired
    private Teams teams;

    @Autowired
    private Passwords passwords;

    @Test
    void areListedAndFoundByPartsOfNameAndAddressInOneStatement() throws Exception {
        var word = unique();
        var first = users.create(word + "@example.com", "Zoë Ångström 100%", Role.LEAD, null);
        var second = users.create("b." + word + "@example.com", "Bo", Role.LEAD, null);

        assertThat(users.list(word.toUpperCase(java.util.Locale.ROOT), null, 50).items())
                .containsExactly(second, first);
        assertThat(users.list("angstrom 100%", null, 50).items()).contains(first);
        assertThat(users.list("angst_om", null, 50).items()).isEmpty();
        var page = users.list(word, null, 1);
        assertThat(page.items()).containsExactly(second);
        assertThat(users.list(word, second.id(), 1).items()).containsExactly(first);
        assertThat(StatementCount.statementsOf(() -> users.list("", null, 50))).hasSize(1);
    }

    @Test
    void areNotKeptWithAWeakPassword() {
        var email = unique() + "@example.com";

        assertThatThrownBy(() -> users.create(email, "Una", Role.AUTHOR, "short"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("12 to 200");
        assertThat(users.byEmail(email)).isEmpty();
    }

    @Test
    void haveOneAddressEach() {
        var email = unique() + "@example.com";
        users.create(email, "Una", Role.AUTHOR, null);

        assertThat(refused(() -> users.create(email.toUpperCase(java.util.Locale.ROOT), "Uwe", Role.ADMIN, null)))
                .isEqualTo("user-exists");
        assertThat(users.byEmail(email).orElseThrow().role()).isEqualTo(Role.AUTHOR);
    }

    @Test
    void areSignedOutByANewRoleButNotByANewName() {
        var user = users.create(unique() + "@example.com", "Una", Role.AUTHOR, null);
        openSession(user);

        users.change(user.id(), "Una Two", Role.AUTHOR);
        assertThat(sessions(user)).isEqualTo(1);

        users.change(user.id(), "Una Two", Role.LEAD);
        assertThat(sessions(user)).isZero();
    }

    @Test
    void leaveTeamsAndSessionsWhenTheyAreRemoved() {
        var user = users.create(unique() + "@example.com", "Una", Role.AUTHOR, null);
        var team = teams.create("Team " + unique(), List.of(user.email()));
        openSession(user);
        assertThat(teams.namesOf(user.id())).containsExactly(team.name());

        users.remove(user.id(), null);

        assertThat(sessions(user)).isZero();
        assertThat(teams.get(team.id()).members()).isEmpty();
        assertThat(refused(() -> users.get(user.id()))).isEqualTo("user-not-found");
        assertThat(refused(() -> users.rename(user.id(), "x"))).isEqualTo("user-not-found");
        assertThat(refused(() -> {
                    users.remove(user.id(), null);
                    return null;
                }))
                .isEqualTo("user-not-found");
    }

    @Test
    void doNotRemoveThemselves() {
        var user = users.create(unique() + "@example.com", "Una", Role.ADMIN, null);

        assertThat(refused(() -> {
                    users.remove(user.id(), user.id());
                    return null;
                }))
                .isEqualTo("own-user");
    }

    @Test
    void keepTheLastAdmin() {
        withoutOtherAdmins(() -> {
            var last = users.create(unique() + "@example.com", "Last", Role.ADMIN, null);

            assertThat(refused(() -> users.change(last.id(), "Last", Role.LEAD)))
                    .isEqualTo("last-admin");
            assertThat(refused(() -> users.put(last.email(), "Last", Role.LEAD)))
                    .isEqualTo("last-admin");
            assertThat(refused(() -> {
                        users.remove(last.id(), null);
                        return null;
                    }))
                    .isEqualTo("last-admin");
            assertThat(users.change(last.id(), "Still", Role.ADMIN).role()).isEqualTo(Role.ADMIN);
        });
    }

    @Test
    void keepOneOfTwoAdminsWhoDemoteEachOther() {
        withoutOtherAdmins(() -> {
            for (var round = 0; round < 10; round++) {
                jdbc.sql("update app_user set role = 'lead' where role = 'admin'")
                        .update();
                var both = Stream.of("A", "B")
                        .map(name -> users.create(unique() + "@example.com", name, Role.ADMIN, null))
                        .toList();
                try (var threads = Executors.newFixedThreadPool(2)) {
                    threads.invokeAll(both.stream()
                            .<Callable<User>>map(user -> () -> users.change(user.id(), user.name(), Role.LEAD))
                            .toList());
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
                assertThat(both)
                        .extracting(user -> users.get(user.id()).role())
                        .containsExactlyInAnyOrder(Role.ADMIN, Role.LEAD);
            }
        });
    }

    @Test
    void changeTheirOwnPasswordWithThePresentOne(@Autowired OwnPassword own) {
        var user = users.create(unique() + "@example.com", "Una", Role.LEAD, "the present password");
        openSession(user);
        var kept = openSession(user);

        assertThat(refused(() -> {
                    own.change(user.id(), "not the present one", "another password", "192.0.2.1", kept);
                    return null;
                }))
                .isEqualTo("wrong-password");
        assertThat(sessions(user)).isEqualTo(2);

        own.change(user.id(), "the present password", "another password", "192.0.2.1", kept);

        assertThat(passwords.check(user.email(), "another password")).isPresent();
        assertThat(sessions(user)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from spring_session where session_id = ?")
                        .param(kept)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void cannotGuessThePresentPassword(@Autowired OwnPassword own) {
        var user = users.create(unique() + "@example.com", "Una", Role.LEAD, "the present password");
        for (var i = 0; i < SignInThrottle.PER_USER_AND_PLACE; i++) {
            var guess = "guess " + i;
            refused(() -> {
                own.change(user.id(), guess, "another password", "192.0.2.2", "");
                return null;
            });
        }

        assertThat(refused(() -> {
                    own.change(user.id(), "the present password", "another password", "192.0.2.2", "");
                    return null;
                }))
                .isEqualTo("too-many-tries");
    }

    private void withoutOtherAdmins(Runnable test) {
        var others = jdbc.sql("update app_user set role = 'lead' where role = 'admin' returning id")
                .query(UUID.class)
                .list();
        try {
            test.run();
        } finally {
            jdbc.sql("update app_user set role = 'admin' where id = any (?)")
                    .param(others.toArray(UUID[]::new))
                    .update();
        }
    }

    private String openSession(User user) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into spring_session (primary_id, session_id, creation_time, last_access_time,
                            max_inactive_interval, expiry_time, principal_name)
                        values (?, ?, 0, 0, 60, 9999999999999, ?)
                        """).params(id, id, user.email()).update();
        return id;
    }

    private int sessions(User user) {
        return jdbc.sql("select count(*) from spring_session where principal_name = ?")
                .param(user.email())
                .query(Integer.class)
                .single();
    }

    private static String refused(Callable<?> work) {
        try {
            return "done: " + work.call();
        } catch (Refusal refusal) {
            return refusal.code();
        } catch (Exception other) {
            throw new AssertionError(other);
        }
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
