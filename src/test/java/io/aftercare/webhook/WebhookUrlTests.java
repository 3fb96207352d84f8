package io.aftercare.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTests {

    private final WebhookUrl standard = new WebhookUrl(settings(false));
    private final WebhookUrl open = new WebhookUrl(settings(true, "127.0.0.0/8", "::1/128"));

    static WebhookSettings settings(boolean allowHttp, String... networks) {
        return new WebhookSettings(
                allowHttp,
                Stream.of(networks).map(Network::valueOf).toList(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                4,
                Duration.ofDays(30));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "HTTPS://example.com:8443/a/b?c=d&e=%20",
                "https://1.1.1.1/",
                "https://[2606:4700::1111]/",
                "https://hooks.xn--bcher-kva.example/",
                "https://example.com./",
                "https://1a.example/"
            })
    void takesPublicAddresses(String url) {
        assertThat(standard.checked(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://10.0.0.1:8443/",
                "https://169.254.169.254/latest/meta-data/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[fd00::1]/"
            })
    void refusesAddressesOfPrivateNetworks(String url) {
        refused(standard, url, "lies in a network that webhooks may not call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.1/",
                "https://127.0.0.1./",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://127.0.0.01/",
                "https://256.1.1.1/",
                "https://1.2.3.4.5/",
                "https://example.0x7f/",
                "https://0/",
                "https://[fe80::1%25eth0]/",
                "https://[::1/",
                "https://[1.2.3.4]/",
                "https://[::gg]/"
            })
    void refusesOtherSpellingsOfIpAddresses(String url) {
        for (var urls : List.of(standard, open)) {
            refused(urls, url, "This is no address that can be called");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/relative",
                "https:",
                "https://",
                "https:///path",
                "https://exa mple.com/",
                "https://example.com/\r\nX: y",
                "https://example.com/\u0000",
                "https://b\u00fccher.example/",
                "https://example.com/\u202e",
                "https://under_score.example/",
                "https://example.com:99999/",
                "https://%31%32%37.0.0.1/",
                "https://\u2460\u2461\u2466.0.0.1/",
                "mailto:ann@example.com"
            })
    void refusesWhatIsNoAddress(String url) {
        refused(standard, url, "This is no address that can be called");
    }

    @Test
    void refusesHugeAddresses() {
        refused(standard, "https://example.com/" + "a".repeat(2_000), "more than 2,000 characters");
        refused(standard, "https://example.com/" + "a".repeat(5_000_000), "more than 2,000 characters");
    }

    @Test
    void refusesWhatIsNeverSentOrWouldBeKept() {
        refused(standard, "https://ann:secret@example.com/", "Leave user name and password out");
        refused(standard, "https://@example.com/", "Leave user name and password out");
        refused(standard, "https://example.com/#top", "Leave out the #");
    }

    @Test
    void takesHttpAndPrivateNetworksOnlyWhereTheConfigurationAllowsThem() {
        refused(standard, "http://example.com/", "must begin with https://");
        refused(standard, "ftp://example.com/", "must begin with https://");
        refused(open, "file://example.com/etc/passwd", "must begin with https:// or http://");
        refused(open, "http://10.0.0.1/", "lies in a network");
        assertThat(open.checked("http://127.0.0.1:8080/")).hasPort(8080);
        assertThat(open.checked("http://[::1]:8080/")).hasPort(8080);
    }

    private static void refused(WebhookUrl urls, String url, String message) {
        assertThatThrownBy(() -> urls.checked(url))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("webhook-address"))
                .hasMessageContaining(message);
    }
}
