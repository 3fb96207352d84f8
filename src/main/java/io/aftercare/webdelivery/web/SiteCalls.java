package io.aftercare.webdelivery.web;

import io.aftercare.survey.SurveyId;
import io.aftercare.webdelivery.WebSurveys;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets browsers send what pages of a survey's own sites ask for, and nobody else's (CORS). A survey that nobody knows has
 * no sites.
 */
@Configuration(proxyBeanMethods = false)
class SiteCalls {

    private static final Pattern SURVEY =
            Pattern.compile("/s/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[a-z]{1,20}");

    /** Before sign-in, and after the headers of a proxy were read. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 50;

    @Bean
    FilterRegistrationBean<CorsFilter> callsOfSites(WebSurveys surveys) {
        var filter = new FilterRegistrationBean<>(new CorsFilter(request -> allowed(request, surveys)));
        filter.addUrlPatterns("/s/*");
        filter.setOrder(ORDER);
        return filter;
    }

    /** Null for what is no call of a survey, such as the script itself. */
    private static @Nullable CorsConfiguration allowed(HttpServletRequest request, WebSurveys surveys) {
        var survey = SURVEY.matcher(request.getRequestURI());
        if (!survey.matches()) {
            return null;
        }
        var allowed = new CorsConfiguration();
        if (request.getHeader(HttpHeaders.ORIGIN) != null) {
            allowed.setAllowedOrigins(surveys.origins(new SurveyId(UUID.fromString(survey.group(1)))));
        }
        allowed.setAllowedMethods(List.of(HttpMethod.POST.name()));
        allowed.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE));
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(Duration.ofHours(2));
        return allowed;
    }
}
