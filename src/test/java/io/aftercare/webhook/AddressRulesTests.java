package io.aftercare.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTests {

    private final AddressRules standard = new AddressRules(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.215.14",
                "1.1.1.1",
                "172.15.255.255",
                "172.32.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "169.253.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::200e",
                "64:ff9b::1.1.1.1",
                "::ffff:1.1.1.1"
            })
    void allowWhatIsPublic(String address) throws Exception {
        assertThat(standard.allow(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::10.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1.1.1.1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::",
                "2002:101:101::",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "5f00::1"
            })
    void forbidWhatIsNot(String address) throws Exception {
        assertThat(standard.allow(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void allowTheNetworksOfTheConfigurationAndNoMore() throws Exception {
        var rules = new AddressRules(List.of(Network.valueOf("10.1.0.0/16"), Network.valueOf("fd00::/8")));

        assertThat(rules.allow(InetAddress.getByName("10.1.255.255"))).isTrue();
        assertThat(rules.allow(InetAddress.getByName("::ffff:10.1.0.1"))).isTrue();
        assertThat(rules.allow(InetAddress.getByName("64:ff9b::10.1.0.1"))).isTrue();
        assertThat(rules.allow(InetAddress.getByName("fd12::1"))).isTrue();
        assertThat(rules.allow(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(rules.allow(InetAddress.getByName("fc00::1"))).isFalse();
    }

    @Test
    void aNetworkOfAllAddressesHoldsThoseOfItsKind() throws Exception {
        assertThat(Network.valueOf("0.0.0.0/0").contains(InetAddress.getByName("127.0.0.1")))
                .isTrue();
        assertThat(Network.valueOf("0.0.0.0/0").contains(InetAddress.getByName("::1")))
                .isFalse();
        assertThat(Network.valueOf("127.0.0.1/32").contains(InetAddress.getByName("127.0.0.2")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10/8",
                "::/129",
                "localhost/8",
                "a/8"
            })
    void aNetworkThatIsNoneIsRefused(String cidr) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.valueOf(cidr))
                .withMessageContaining("is no network; write it like 10.0.0.0/8");
    }
}
