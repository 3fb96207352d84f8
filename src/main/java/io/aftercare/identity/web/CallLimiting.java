package io.aftercare.identity.web;

import io.aftercare.identity.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Bounds what one key may ask of the API, and one address of what is open to all. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CallLimits.class)
class CallLimiting implements WebMvcConfigurer {

    /** What one customer of a provider has of its IPv6 addresses: a network of 64 bits. */
    private static final int NETWORK_BYTES = 8;

    private final CallLimits limits;
    private final CallCounter counter;

    CallLimiting(CallLimits limits, Clock clock) {
        this.limits = limits;
        this.counter = new CallCounter(clock);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new CallLimit(limits.perKey(), counter, CallLimiting::key))
                .addPathPatterns("/api/**");
        registry.addInterceptor(new CallLimit(limits.perAddress(), counter, request -> "page " + network(request)))
                .addPathPatterns("/a/**", "/t/**", "/u/**", "/l/**");
        registry.addInterceptor(new CallLimit(limits.perAddress(), counter, request -> "site " + network(request)))
                .addPathPatterns("/s/**");
        registry.addInterceptor(new CallLimit(limits.inboundPerAddress(), counter, request -> "in " + network(request)))
                .addPathPatterns("/in/**");
    }

    private static String key(HttpServletRequest request) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof ApiKey key
                ? "key " + key.id()
                : "api " + network(request);
    }

    private static String network(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    /** The address, or of IPv6 its network. What has a colon is no name, so nothing is looked up. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException unreadable) {
            return address;
        }
    }
}
