package io.aftercare.webhook;

import io.aftercare.common.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Judges the addresses of webhooks as they are written. Where a name leads to is judged when it is called. */
@Component
class WebhookUrl {

    /** The longest address, in characters. */
    static final int LONGEST = 2_000;

    private static final String CODE = "webhook-address";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
    /** Browsers and resolvers read such a host as an IP address, in whatever way its numbers are written. */
    private static final Pattern IP_ADDRESS = Pattern.compile("\\[.*|(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private final WebhookSettings settings;
    private final AddressRules rules;

    WebhookUrl(WebhookSettings settings) {
        this.settings = settings;
        this.rules = new AddressRules(settings.allowedNetworks());
    }

    /** @throws Refusal {@code webhook-address} when it must not be called */
    URI checked(String url) {
        var address = parsed(url);
        requireScheme(address);
        if (address.getRawUserInfo() != null) {
            throw refused(
                    "Leave user name and password out of the address. Receivers know Aftercare by its signature.");
        }
        if (address.getRawFragment() != null) {
            throw refused("Leave out the # of the address and what follows: it would never be sent.");
        }
        requireHost(address.getHost());
        return address;
    }

    static String forbidden(String address) {
        return ("The address %s lies in a network that webhooks may not call. Choose a public address, or ask whoever runs "
                        + "Aftercare to allow the network by aftercare.webhook.allowed-networks.")
                .formatted(address);
    }

    private static URI parsed(String url) {
        if (url.length() > LONGEST) {
            throw refused("The address has more than %,d characters. Shorten it.".formatted(LONGEST));
        }
        try {
            var address = new URI(url);
            if (PRINTABLE.matcher(url).matches() && address.getHost() != null && address.getPort() <= 65_535) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            // Told below, with all else that is no address.
        }
        throw noAddress();
    }

    private void requireScheme(URI address) {
        var scheme = address.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !(settings.allowHttp() && "http".equalsIgnoreCase(scheme))) {
            throw refused(
                    settings.allowHttp()
                            ? "The address must begin with https:// or http://."
                            : "The address must begin with https://, so that nobody on the way reads what is sent.");
        }
    }

    private void requireHost(String host) {
        var written = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var literal = IpLiteral.of(written);
        if (literal.isEmpty() && IP_ADDRESS.matcher(host).matches()) {
            throw noAddress();
        }
        if (literal.isPresent() && !rules.allow(literal.get())) {
            throw refused(forbidden(written));
        }
    }

    private static Refusal noAddress() {
        return refused("This is no address that can be called. Write it like https://example.com/webhooks or "
                + "https://1.2.3.4/webhooks, in plain letters and digits.");
    }

    private static Refusal refused(String message) {
        return Refusal.unprocessable(CODE, message);
    }
}
