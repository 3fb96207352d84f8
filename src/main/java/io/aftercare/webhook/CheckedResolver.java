package io.aftercare.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Asks a name server once for each connection and judges what it says. The connection is made to these very addresses,
 * so a name that leads elsewhere a moment later gains nothing.
 */
record CheckedResolver(DnsResolver names, AddressRules rules) implements DnsResolver {

    /** A host is, or has, an address that must not be called. */
    static final class ForbiddenAddress extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        ForbiddenAddress(InetAddress address) {
            super(address.getHostAddress());
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        for (var address : addresses) {
            if (!rules.allow(address)) {
                throw new ForbiddenAddress(address);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
