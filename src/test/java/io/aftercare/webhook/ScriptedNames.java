package io.aftercare.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** A name server that says what a test tells it to, a line for each question; the last line stays. */
final class ScriptedNames implements DnsResolver {

    private final List<String> asked = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    List<String> asked() {
        return asked;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        asked.add(host);
        if (lines.isEmpty()) {
            return SystemDefaultDnsResolver.INSTANCE.resolve(host);
        }
        var addresses = (lines.size() > 1 ? lines.removeFirst() : lines.getFirst()).split(" ");
        var resolved = new InetAddress[addresses.length];
        for (var i = 0; i < addresses.length; i++) {
            resolved[i] = InetAddress.getByName(addresses[i]);
        }
        return resolved;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
