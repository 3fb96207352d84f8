package io.aftercare.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BootstrapKeyTests extends AftercareTest {

    private final ApplicationContextRunner settings =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(IdentitySettings.class)
    static class Settings {}

    @Test
    void opensEverythingFromTheStart() {
        assertThat(keys.find(KEY).orElseThrow().scopes()).containsExactlyInAnyOrder(Scope.values());
    }

    @Test
    void mustBeLong() {
        settings.withPropertyValues("aftercare.identity.bootstrap-key=nineteen-characters")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void isNoneWhenEmpty() {
        settings.withPropertyValues("aftercare.identity.bootstrap-key=")
                .run(context -> assertThat(
                                context.getBean(IdentitySettings.class).bootstrapKey())
                        .isNull());
    }

    @Test
    void hasNoFirstAdminWhoseAddressIsEmpty() {
        settings.withPropertyValues("aftercare.identity.first-admin.email=", "aftercare.identity.first-admin.password=")
                .run(context -> assertThat(
                                context.getBean(IdentitySettings.class).firstAdmin())
                        .isNull());
    }

    @Test
    void refusesAFirstAdminWithAShortPassword() {
        settings.withPropertyValues(
                        "aftercare.identity.first-admin.email=ada@northwind.example",
                        "aftercare.identity.first-admin.password=short")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void staysOutOfLogs() {
        var admin = new IdentitySettings.FirstAdmin("ada@northwind.example", "a very long password");

        assertThat(new IdentitySettings(KEY, admin).toString()).doesNotContain(KEY, "a very long password");
    }
}
