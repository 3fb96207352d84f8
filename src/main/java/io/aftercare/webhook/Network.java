package io.aftercare.webhook;

import java.net.InetAddress;

/**
 * A range of IP addresses, written as CIDR: {@code 10.0.0.0/8}, {@code fd00::/8}.
 *
 * @param bits how many leading bits all of its addresses share
 */
record Network(InetAddress first, int bits) {

    /** @throws IllegalArgumentException when this is no CIDR notation; Spring reads settings by this method */
    public static Network valueOf(String cidr) {
        var slash = cidr.indexOf('/');
        var first = IpLiteral.of(cidr.substring(0, Math.max(slash, 0)));
        var length = cidr.substring(slash + 1);
        if (first.isEmpty() || !length.matches("\\d{1,3}")) {
            throw notANetwork(cidr);
        }
        var bits = Integer.parseInt(length);
        if (bits > 8 * first.get().getAddress().length) {
            throw notANetwork(cidr);
        }
        return new Network(first.get(), bits);
    }

    boolean contains(InetAddress address) {
        var here = first.getAddress();
        var there = address.getAddress();
        if (here.length != there.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((here[bit / 8] & mask) != (there[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException notANetwork(String cidr) {
        return new IllegalArgumentException("'" + cidr + "' is no network; write it like 10.0.0.0/8 or fd00::/8");
    }
}
