package io.aftercare.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.AftercareTest;
import io.aftercare.identity.Scope;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which scope each call of the API needs: the table is the truth, and a new call must say so here. */
class ApiRoutesTests extends AftercareTest {

    private static final String API = "/api/v1";

    private static final Map<String, String> ROUTES = Map.ofEntries(
            Map.entry("audit:read", """
                    GET /audit
                    """),
            Map.entry("contacts:erase", """
                    POST /contacts/erase
                    POST /contacts/{id}/erase
                    GET /erasures
                    GET /erasures/{id}
                    """),
            Map.entry("contacts:export", """
                    GET /contacts/{id}/export
                    """),
            Map.entry("contacts:read", """
                    GET /contacts
                    GET /contacts/{id}
                    GET /contacts/{id}/changes
                    GET /contacts/{id}/suppression
                    GET /properties
                    POST /segments/count
                    """),
            Map.entry("contacts:write", """
                    POST /contacts
                    POST /contacts/import
                    DELETE /contacts/{id}/suppression
                    POST /properties
                    DELETE /properties/{name}
                    PUT /properties/{name}
                    """),
            Map.entry("runs:read", """
                    GET /incidents
                    GET /incidents/kinds
                    GET /incidents/retries/{id}
                    GET /insights/anonymous-comments
                    GET /insights/comments
                    GET /insights/comments.csv
                    GET /runs
                    GET /runs/{id}
                    GET /runs/{id}/path
                    GET /surveys/{id}/process-counts
                    GET /surveys/{id}/waves
                    GET /surveys/{id}/waves/expected
                    GET /surveys/{id}/waves/{wave}
                    """),
            Map.entry("runs:write", """
                    POST /incidents/retry
                    POST /incidents/{key}/correct
                    POST /incidents/{key}/retry
                    POST /runs
                    POST /runs/{id}/cancel
                    POST /runs/{id}/move
                    POST /runs/{id}/send-now
                    """),
            Map.entry("settings:read", """
                    GET /api-keys
                    GET /company
                    GET /help-desks
                    GET /help-desks/{id}
                    GET /help-desks/{id}/deliveries
                    POST /help-desks/{id}/read
                    GET /retention
                    GET /senders
                    GET /sending-domains
                    GET /sending-domains/{id}
                    GET /sending-domains/{id}/records
                    GET /sites
                    GET /sites/{id}
                    GET /teams
                    GET /teams/{id}
                    GET /users
                    GET /users/{id}
                    GET /webhooks
                    GET /webhooks/{id}
                    GET /webhooks/{id}/deliveries
                    """),
            Map.entry("settings:write", """
                    POST /api-keys
                    DELETE /api-keys/{id}
                    PUT /company
                    POST /help-desks
                    DELETE /help-desks/{id}
                    PUT /help-desks/{id}
                    POST /help-desks/{id}/deliveries/{delivery}/replay
                    POST /help-desks/{id}/secret
                    POST /senders
                    DELETE /senders/{id}
                    POST /sending-domains
                    DELETE /sending-domains/{id}
                    POST /sending-domains/{id}/check
                    POST /sending-domains/{id}/rotate-key
                    DELETE /sending-domains/{id}/send-anyway
                    POST /sending-domains/{id}/send-anyway
                    POST /sending-domains/{id}/use-next-key
                    POST /sites
                    DELETE /sites/{id}
                    PUT /sites/{id}
                    POST /sites/{id}/secret
                    POST /teams
                    DELETE /teams/{id}
                    PUT /teams/{id}
                    POST /users
                    DELETE /users/{id}
                    PUT /users/{id}
                    POST /webhooks
                    DELETE /webhooks/{id}
                    PUT /webhooks/{id}
                    POST /webhooks/{id}/disable
                    POST /webhooks/{id}/enable
                    POST /webhooks/{id}/rotate-secret
                    POST /webhooks/{id}/test
                    """),
            Map.entry("surveys:publish", """
                    DELETE /surveys/{id}
                    POST /surveys/{id}/pause
                    POST /surveys/{id}/publish
                    POST /surveys/{id}/resume
                    POST /surveys/{id}/test
                    POST /surveys/{id}/waves
                    """),
            Map.entry("surveys:read", """
                    GET /images
                    GET /images/{id}
                    GET /insights
                    GET /insights/scores.csv
                    GET /surveys
                    GET /surveys/{id}
                    GET /surveys/{id}/changes
                    GET /surveys/{id}/follow-ups
                    GET /surveys/{id}/follow-ups/{sentiment}
                    GET /surveys/{id}/follow-ups/{sentiment}/process.bpmn
                    POST /surveys/{id}/follow-ups/{sentiment}/try
                    GET /surveys/{id}/preview/mail
                    GET /surveys/{id}/review
                    GET /surveys/{id}/run-process
                    GET /surveys/{id}/run-process/process.bpmn
                    """),
            Map.entry("surveys:write", """
                    POST /images
                    DELETE /images/{id}
                    POST /surveys
                    PUT /surveys/{id}
                    POST /surveys/{id}/duplicate
                    PUT /surveys/{id}/follow-ups/{sentiment}
                    POST /surveys/{id}/follow-ups/{sentiment}/back-to-list
                    PUT /surveys/{id}/follow-ups/{sentiment}/process.bpmn
                    DELETE /surveys/{id}/run-process
                    PUT /surveys/{id}/run-process/process.bpmn
                    """),
            Map.entry("tasks:read", """
                    GET /tasks
                    GET /tasks/{key}
                    """),
            Map.entry("tasks:write", """
                    POST /tasks/{key}/claim
                    POST /tasks/{key}/complete
                    POST /tasks/{key}/release
                    """),
            Map.entry("tickets:read", """
                    GET /pipelines
                    GET /tickets
                    GET /tickets/{externalId}
                    """),
            Map.entry("tickets:write", """
                    POST /pipelines
                    DELETE /pipelines/{key}
                    PUT /pipelines/{key}
                    POST /tickets
                    POST /tickets/import
                    POST /tickets/{externalId}/close
                    POST /tickets/{externalId}/reopen
                    """));

    private static final Pattern AUTHORITY = Pattern.compile("hasAuthority\\('([a-z:]+)'\\).*");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void needTheScopeInTheTable() {
        var expected = new TreeMap<String, String>();
        ROUTES.forEach((scope, routes) -> routes.lines().forEach(route -> expected.put(route, scope)));
        var actual = new TreeMap<String, String>();
        forEachRoute((route, method) ->
                actual.merge(route, scope(method), (one, other) -> one.equals(other) ? one : one + ", " + other));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void refuseWhoeverHasAllScopesButTheOneNeeded() {
        forEachRoute((route, method) -> {
            var others = Arrays.stream(Scope.values())
                    .map(Scope::key)
                    .filter(key -> !key.equals(scope(method)))
                    .toArray(String[]::new);
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("key", "", others));

            assertThatThrownBy(() -> call(method)).as(route).isInstanceOf(AccessDeniedException.class);
        });
    }

    private void forEachRoute(BiConsumer<String, HandlerMethod> consumer) {
        requestMappingHandlerMapping
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith(API))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> consumer.accept(verb + " " + path.substring(API.length()), method))));
    }

    private static String scope(HandlerMethod method) {
        var rule = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class);
        }
        var authority = AUTHORITY.matcher(rule == null ? "" : rule.value());
        return authority.matches() ? authority.group(1) : "none";
    }

    /** As it is called when a request was read, with nothing in it. */
    private static void call(HandlerMethod method) throws Throwable {
        var types = method.getMethod().getParameterTypes();
        var arguments = new @Nullable Object[types.length];
        for (var at = 0; at < types.length; at++) {
            arguments[at] = types[at].isPrimitive() ? Array.get(Array.newInstance(types[at], 1), 0) : null;
        }
        ReflectionUtils.makeAccessible(method.getMethod());
        try {
            method.getMethod().invoke(method.createWithResolvedBean().getBean(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
