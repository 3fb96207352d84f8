package io.aftercare.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WebhookSettingsTests {

    private final ApplicationContextRunner settings =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(WebhookSettings.class)
    static class Settings {}

    @Test
    void allowNothingPrivateUnlessTold() {
        settings.run(context -> assertThat(context.getBean(WebhookSettings.class))
                .satisfies(
                        standard -> assertThat(standard.allowHttp()).isFalse(),
                        standard -> assertThat(standard.allowedNetworks()).isEmpty(),
                        standard -> assertThat(standard.totalTimeout()).isEqualTo(Duration.ofSeconds(15)),
                        standard -> assertThat(standard.keepLog()).isEqualTo(Duration.ofDays(30))));
    }

    @Test
    void readNetworksAsTheyAreWritten() {
        settings.withPropertyValues("aftercare.webhook.allowed-networks=10.0.0.0/8, fd00::/8")
                .run(context -> assertThat(
                                context.getBean(WebhookSettings.class).allowedNetworks())
                        .containsExactly(Network.valueOf("10.0.0.0/8"), Network.valueOf("fd00::/8")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allowed-networks=10.0.0.0",
                "allowed-networks=internal",
                "total-timeout=2m",
                "total-timeout=1ms",
                "connect-timeout=0s",
                "max-at-once=0",
                "max-at-once=101",
                "keep-log=1h"
            })
    void areCheckedAtTheStart(String wrong) {
        settings.withPropertyValues("aftercare.webhook." + wrong)
                .run(context -> assertThat(context).hasFailed());
    }
}
