package io.aftercare.identity.web;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/** Two doors: the API, which asks for a key, and the public pages, whose links are their own authority. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(ApiSettings.class)
class SecurityConfiguration {

    private static final String[] PUBLIC = {
        "/a/**",
        "/u/**",
        "/public/**",
        "/docs/**",
        "/swagger-ui/**",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/actuator/health/**",
        "/actuator/info"
    };

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiKeyProvider keys, ApiSettings settings, JsonMapper json) {
        var problems = new ApiProblems(json);
        return stateless(http.securityMatcher("/api/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(authentication(keys, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new BodyLimitFilter(settings, problems), AuthorizationFilter.class)
                .build();
    }

    /** What is neither API nor public does not exist: answered with 404, not with a hint that something is there. */
    @Bean
    @Order(2)
    SecurityFilterChain publicPages(HttpSecurity http) {
        var notFound = new HttpStatusEntryPoint(HttpStatus.NOT_FOUND);
        return stateless(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(notFound))
                .build();
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
