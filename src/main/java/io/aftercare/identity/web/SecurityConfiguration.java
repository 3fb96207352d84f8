package io.aftercare.identity.web;

import io.aftercare.identity.IdempotentCalls;
import io.aftercare.identity.Scope;
import jakarta.servlet.DispatcherType;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import tools.jackson.databind.json.JsonMapper;

/**
 * Four doors: the API, which asks for a key; operations, which say little without one; the public pages, whose links
 * are their own authority; and everything else, which asks to sign in. What a user may do there is said at each page's
 * controller.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = SecurityConfiguration.SESSION_SECONDS)
@EnableConfigurationProperties(ApiSettings.class)
class SecurityConfiguration {

    /** A working day: who leaves for lunch finds the editor as it was. */
    static final int SESSION_SECONDS = 8 * 60 * 60;

    static final String SIGN_IN = "/sign-in";

    private static final String[] PUBLIC = {
        "/a/**",
        "/t/**",
        "/u/**",
        "/in/**",
        "/s/**",
        "/l/**",
        "/images/**",
        "/public/**",
        "/app/**",
        "/docs/**",
        "/swagger-ui/**",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml"
    };

    /** What is called with an API key. */
    private static final String[] BY_KEY = {"/api/**", "/in/bounces"};

    /** The same in an address that is not written as it should be. */
    private static final Pattern OF_API = Pattern.compile("/+(?:api|in/+bounces)\\b");

    private static final String METRICS = "/actuator/prometheus";
    private static final RequestMatcher IS_METRICS =
            PathPatternRequestMatcher.withDefaults().matcher(METRICS);

    private static final String POLICY = "default-src 'self'; img-src 'self' data:; frame-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private static final RequestHeaderRequestMatcher BY_SCRIPT = new RequestHeaderRequestMatcher("HX-Request");

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http, ApiKeyProvider keys, ApiSettings settings, IdempotentCalls calls, JsonMapper json) {
        var problems = new ApiProblems(json);
        return stateless(http.securityMatcher(BY_KEY))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(authentication(keys, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new BodyLimitFilter(settings, problems), AuthorizationFilter.class)
                .addFilterAfter(new IdempotencyFilter(calls, problems), BodyLimitFilter.class)
                .build();
    }

    /**
     * Anybody may ask how Aftercare is doing; why, and metrics, are for keys with the scope and for admins who are
     * signed in. Nothing here changes anything.
     */
    @Bean
    @Order(2)
    SecurityFilterChain operations(HttpSecurity http, ApiKeyProvider keys, JsonMapper json) {
        var problems = new ApiProblems(json);
        var notFound = new HttpStatusEntryPoint(HttpStatus.NOT_FOUND);
        return stateless(http.securityMatcher("/actuator/**"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .requestMatchers(METRICS)
                        .hasAuthority(Scope.OPERATIONS_READ.key())
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(problems, IS_METRICS)
                        .defaultAuthenticationEntryPointFor(notFound, AnyRequestMatcher.INSTANCE)
                        .defaultAccessDeniedHandlerFor(problems, IS_METRICS)
                        .defaultAccessDeniedHandlerFor(
                                (request, response, denied) -> response.setStatus(HttpStatus.NOT_FOUND.value()),
                                AnyRequestMatcher.INSTANCE))
                .addFilterBefore(authentication(keys, problems), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain publicPages(HttpSecurity http) {
        return stateless(http.securityMatcher(PUBLIC))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http,
            SignInProvider passwords,
            OpenIdSignIn openId,
            ObjectProvider<ClientRegistrationRepository> openIdProviders) {
        http.authenticationProvider(passwords)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(SIGN_IN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .usernameParameter("email")
                        .failureHandler(new SignInFailure())
                        .permitAll())
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .requestCache(cache -> cache.requestCache(pagesToReturnTo()))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), BY_SCRIPT)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SIGN_IN), new NegatedRequestMatcher(BY_SCRIPT)))
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frames -> frames.sameOrigin())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)));
        if (openIdProviders.getIfAvailable() != null) {
            http.oauth2Login(
                    login -> login.loginPage(SIGN_IN).successHandler(openId).failureHandler(openId));
        }
        return http.build();
    }

    /** What the firewall refuses is seen by none of the doors. */
    @Bean
    static RequestRejectedHandler unusualAddresses(JsonMapper json) {
        var problems = new ApiProblems(json);
        var others = new HttpStatusRequestRejectedHandler();
        return (request, response, refused) -> {
            if (OF_API.matcher(request.getRequestURI()).lookingAt()) {
                problems.unusualAddress(request, response);
            } else {
                others.handle(request, response, refused);
            }
        };
    }

    /** Only what a person had asked for to look at: neither parts of a page nor changes. */
    private static HttpSessionRequestCache pagesToReturnTo() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"),
                new NegatedRequestMatcher(BY_SCRIPT),
                request -> String.valueOf(request.getHeader("Accept")).contains("text/html")));
        return cache;
    }

    /** No cookies and so nothing that a forged request could ride on: that is why CSRF protection is off. */
    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
    }

    private static AuthenticationFilter authentication(ApiKeyProvider keys, ApiProblems problems) {
        var filter = new AuthenticationFilter(new ProviderManager(keys), ApiKeyProvider.bearer());
        filter.setSuccessHandler((request, response, caller) -> {});
        filter.setFailureHandler(problems::commence);
        return filter;
    }
}
