package io.aftercare.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Origins as browsers send them (RFC 6454, 6.2): scheme, host, and the port unless it is the scheme's own. */
final class Origins {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    private static final int LONGEST = 200;

    private Origins() {}

    /**
     * The origin that was typed, a slash at its end or not.
     *
     * @return empty if it is none, has more than an origin, or goes without TLS through a network
     */
    static Optional<String> normalized(String typed) {
        try {
            var uri = new URI(typed.strip());
            return typed.length() <= LONGEST && isOrigin(uri) ? Optional.of(written(uri)) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isOrigin(URI uri) {
        var host = uri.getHost();
        return host != null
                && host.matches("[A-Za-z0-9.-]+")
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null
                && uri.getPort() <= 65_535
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme()) && THIS_MACHINE.contains(host)));
    }

    private static String written(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var standard = scheme.equals("https") ? 443 : 80;
        var port = uri.getPort() == -1 || uri.getPort() == standard ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
