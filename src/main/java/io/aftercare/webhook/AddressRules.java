package io.aftercare.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: public ones, and those of networks that the configuration allows. What is public
 * follows IANA's registries of special-purpose addresses, for IPv4 and IPv6.
 */
record AddressRules(List<Network> allowed) {

    /** What is not public in IPv4, and in the one part of IPv6 that is given out. */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this host
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // between a provider and its customers
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, and the metadata of cloud machines
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // relays of 6to4
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "2001::/23", // protocol assignments, Teredo among them
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4, which carries any IPv4 address
                    "3fff::/20") // documentation
            .map(Network::valueOf)
            .toList();

    private static final Network GLOBAL_UNICAST = Network.valueOf("2000::/3");

    /** In networks without IPv4, public IPv4 addresses are reached by these. */
    private static final Network NAT64 = Network.valueOf("64:ff9b::/96");

    boolean allow(InetAddress address) {
        if (NAT64.contains(address)) {
            return allow(embedded(address));
        }
        return allowed.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
    }

    /** Java knows IPv4 addresses that are mapped into IPv6 as the IPv4 addresses that they are. */
    private static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || GLOBAL_UNICAST.contains(address))
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    private static InetAddress embedded(InetAddress nat64) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(nat64.getAddress(), 12, 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
