package io.aftercare.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.Role;
import io.aftercare.identity.Scope;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may open which page: the table is the truth, and a new page must say so here. */
class RoutesTests extends AftercareTest {

    private static final String ALL = "author publisher lead designer admin";
    private static final String AUTHORS = "author publisher designer admin";
    private static final String LEADS = "lead admin";
    private static final String PUBLISHERS = "publisher admin";

    private static final String ADMIN = "admin";

    private static final Map<String, String> ROUTES = Map.ofEntries(
            Map.entry("GET /", ALL),
            Map.entry("GET /incidents", ALL),
            Map.entry("POST /incidents/retry", LEADS),
            Map.entry("POST /incidents/{key}/retry", LEADS),
            Map.entry("GET /incidents/retries/{id}", ALL),
            Map.entry("POST /runs/{id}/incidents/{key}/retry", LEADS),
            Map.entry("POST /runs/{id}/incidents/{key}/correct", LEADS),
            Map.entry("POST /runs/{id}/withdraw", LEADS),
            Map.entry("POST /runs/{id}/send-now", LEADS),
            Map.entry("POST /runs/{id}/move", LEADS),
            Map.entry("GET /account", ALL),
            Map.entry("POST /account/name", ALL),
            Map.entry("POST /account/password", ALL),
            Map.entry("POST /account/sign-out-everywhere", ALL),
            Map.entry("GET /settings/api-keys", ADMIN),
            Map.entry("POST /settings/api-keys", ADMIN),
            Map.entry("GET /settings/api-keys/new", ADMIN),
            Map.entry("POST /settings/api-keys/{id}/revoke", ADMIN),
            Map.entry("GET /settings/audit", ADMIN),
            Map.entry("GET /settings/company", ADMIN),
            Map.entry("POST /settings/company", ADMIN),
            Map.entry("GET /settings/help-desks", ADMIN),
            Map.entry("POST /settings/help-desks", ADMIN),
            Map.entry("GET /settings/help-desks/new", ADMIN),
            Map.entry("GET /settings/help-desks/{id}", ADMIN),
            Map.entry("POST /settings/help-desks/{id}", ADMIN),
            Map.entry("POST /settings/help-desks/{id}/delete", ADMIN),
            Map.entry("POST /settings/help-desks/{id}/deliveries/{delivery}/replay", ADMIN),
            Map.entry("POST /settings/help-desks/{id}/read", ADMIN),
            Map.entry("POST /settings/help-desks/{id}/secret", ADMIN),
            Map.entry("GET /settings/senders", ADMIN),
            Map.entry("POST /settings/senders", ADMIN),
            Map.entry("POST /settings/senders/{id}/remove", ADMIN),
            Map.entry("GET /settings/sending-domains", ADMIN),
            Map.entry("POST /settings/sending-domains", ADMIN),
            Map.entry("GET /settings/sending-domains/{id}", ADMIN),
            Map.entry("POST /settings/sending-domains/{id}/check", ADMIN),
            Map.entry("POST /settings/sending-domains/{id}/refuse", ADMIN),
            Map.entry("POST /settings/sending-domains/{id}/remove", ADMIN),
            Map.entry("POST /settings/sending-domains/{id}/rotate-key", ADMIN),
            Map.entry("POST /settings/sending-domains/{id}/send-anyway", ADMIN),
            Map.entry("POST /settings/sending-domains/{id}/use-next-key", ADMIN),
            Map.entry("GET /settings/sites", ADMIN),
            Map.entry("POST /settings/sites", ADMIN),
            Map.entry("GET /settings/sites/new", ADMIN),
            Map.entry("GET /settings/sites/{id}", ADMIN),
            Map.entry("POST /settings/sites/{id}", ADMIN),
            Map.entry("POST /settings/sites/{id}/delete", ADMIN),
            Map.entry("POST /settings/sites/{id}/secret", ADMIN),
            Map.entry("GET /settings/teams", ADMIN),
            Map.entry("POST /settings/teams", ADMIN),
            Map.entry("GET /settings/teams/new", ADMIN),
            Map.entry("GET /settings/teams/{id}", ADMIN),
            Map.entry("POST /settings/teams/{id}", ADMIN),
            Map.entry("POST /settings/teams/{id}/members", ADMIN),
            Map.entry("POST /settings/teams/{id}/members/{user}/remove", ADMIN),
            Map.entry("POST /settings/teams/{id}/remove", ADMIN),
            Map.entry("GET /settings/users", ADMIN),
            Map.entry("POST /settings/users", ADMIN),
            Map.entry("GET /settings/users/new", ADMIN),
            Map.entry("GET /settings/users/{id}", ADMIN),
            Map.entry("POST /settings/users/{id}", ADMIN),
            Map.entry("POST /settings/users/{id}/password", ADMIN),
            Map.entry("POST /settings/users/{id}/remove", ADMIN),
            Map.entry("GET /settings/webhooks", ADMIN),
            Map.entry("POST /settings/webhooks", ADMIN),
            Map.entry("GET /settings/webhooks/new", ADMIN),
            Map.entry("GET /settings/webhooks/{id}", ADMIN),
            Map.entry("POST /settings/webhooks/{id}", ADMIN),
            Map.entry("POST /settings/webhooks/{id}/delete", ADMIN),
            Map.entry("POST /settings/webhooks/{id}/disable", ADMIN),
            Map.entry("POST /settings/webhooks/{id}/enable", ADMIN),
            Map.entry("POST /settings/webhooks/{id}/rotate", ADMIN),
            Map.entry("POST /settings/webhooks/{id}/test", ADMIN),
            Map.entry("GET /contacts", ALL),
            Map.entry("GET /contacts/import", "lead admin"),
            Map.entry("POST /contacts/import", "lead admin"),
            Map.entry("GET /contacts/import/template", "lead admin"),
            Map.entry("GET /contacts/new", "lead admin"),
            Map.entry("POST /contacts/new", "lead admin"),
            Map.entry("GET /contacts/{id}", ALL),
            Map.entry("GET /contacts/{id}/export", LEADS),
            Map.entry("GET /contacts/{id}/erase", ADMIN),
            Map.entry("POST /contacts/{id}/erase", ADMIN),
            Map.entry("GET /settings/privacy", ADMIN),
            Map.entry("POST /settings/privacy/find", ADMIN),
            Map.entry("GET /settings/privacy/erasures/{id}", ADMIN),
            Map.entry("GET /contacts/{id}/edit", "lead admin"),
            Map.entry("POST /contacts/{id}/edit", "lead admin"),
            Map.entry("POST /contacts/{id}/lift-suppression", "lead admin"),
            Map.entry("GET /insights", ALL),
            Map.entry("GET /insights/anonymous-comments", ALL),
            Map.entry("GET /insights/comments", ALL),
            Map.entry("GET /insights/comments.csv", ALL),
            Map.entry("GET /insights/scores.csv", ALL),
            Map.entry("GET /library", ALL),
            Map.entry("POST /library", AUTHORS),
            Map.entry("GET /library/choose", AUTHORS),
            Map.entry("POST /library/choose", AUTHORS),
            Map.entry("POST /library/{id}/delete", AUTHORS),
            Map.entry("POST /library/{id}/rename", AUTHORS),
            Map.entry("GET /mailbox", ALL),
            Map.entry("GET /mailbox/{id}", ALL),
            Map.entry("GET /mailbox/{id}/html", ALL),
            Map.entry("GET /runs", ALL),
            Map.entry("GET /runs/process", ALL),
            Map.entry("GET /runs/process/{survey}/{key}/process.bpmn", ALL),
            Map.entry("GET /runs/{id}", ALL),
            Map.entry("GET /runs/{id}/mail", ALL),
            Map.entry("GET /runs/{id}/mail/head", ALL),
            Map.entry("GET /runs/{id}/processes/{key}", ALL),
            Map.entry("GET /runs/{id}/processes/{key}/process.bpmn", ALL),
            Map.entry("GET /settings/pipelines", "admin"),
            Map.entry("POST /settings/pipelines", "admin"),
            Map.entry("GET /settings/pipelines/{key}", "admin"),
            Map.entry("POST /settings/pipelines/{key}", "admin"),
            Map.entry("POST /settings/pipelines/{key}/delete", "admin"),
            Map.entry("GET /settings/properties", "admin"),
            Map.entry("POST /settings/properties", "admin"),
            Map.entry("GET /settings/properties/{name}", "admin"),
            Map.entry("POST /settings/properties/{name}", "admin"),
            Map.entry("POST /settings/properties/{name}/delete", "admin"),
            Map.entry("GET /surveys", ALL),
            Map.entry("GET /surveys/new", AUTHORS),
            Map.entry("GET /surveys/new/{type:ces|nps|csat}", AUTHORS),
            Map.entry("POST /surveys/new/{type:ces|nps|csat}", AUTHORS),
            Map.entry("POST /surveys/{id}/delete", PUBLISHERS),
            Map.entry("POST /surveys/{id}/duplicate", AUTHORS),
            Map.entry("GET /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}", ALL),
            Map.entry("POST /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/actions", AUTHORS),
            Map.entry(
                    "GET /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/actions/{action:[a-z0-9]{1,12}}",
                    ALL),
            Map.entry(
                    "POST /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/actions/{action:[a-z0-9]{1,12}}",
                    AUTHORS),
            Map.entry(
                    "POST /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/actions/{action}/move",
                    AUTHORS),
            Map.entry(
                    "POST /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/actions/{action}/remove",
                    AUTHORS),
            Map.entry("POST /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/choice", AUTHORS),
            Map.entry("POST /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/list", AUTHORS),
            Map.entry("POST /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/process", AUTHORS),
            Map.entry("GET /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/process.bpmn", ALL),
            Map.entry("POST /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/try", AUTHORS),
            Map.entry("GET /surveys/{id}/run-process/process.bpmn", ALL),
            Map.entry("POST /surveys/{id}/run-process", AUTHORS),
            Map.entry("POST /surveys/{id}/run-process/shared", AUTHORS),
            Map.entry("GET /surveys/{id}/edit", ALL),
            Map.entry("POST /surveys/{id}/edit/field/{path}", AUTHORS),
            Map.entry("POST /surveys/{id}/edit/languages", AUTHORS),
            Map.entry("POST /surveys/{id}/edit/languages/{language}/remove", AUTHORS),
            Map.entry("GET /surveys/{id}/edit/review", ALL),
            Map.entry("GET /surveys/{id}/edit/segment/condition", AUTHORS),
            Map.entry("POST /surveys/{id}/edit/segment/conditions", AUTHORS),
            Map.entry("POST /surveys/{id}/edit/segment/everybody", AUTHORS),
            Map.entry("POST /surveys/{id}/edit/segment/match", AUTHORS),
            Map.entry("POST /surveys/{id}/edit/segment/nobody", AUTHORS),
            Map.entry("GET /surveys/{id}/edit/segment/people", ALL),
            Map.entry("POST /surveys/{id}/edit/segment/remove", AUTHORS),
            Map.entry("GET /surveys/{id}/edit/{tab:survey|feedback|thank-you|recipients|settings|automation}", ALL),
            Map.entry("POST /surveys/{id}/pause", PUBLISHERS),
            Map.entry("GET /surveys/{id}/preview", ALL),
            Map.entry("GET /surveys/{id}/preview/answer", ALL),
            Map.entry("GET /surveys/{id}/preview/mail", ALL),
            Map.entry("GET /surveys/{id}/preview/mail/head", ALL),
            Map.entry("GET /surveys/{id}/preview/notification", ALL),
            Map.entry("GET /surveys/{id}/preview/people", ALL),
            Map.entry("GET /surveys/{id}/preview/question", ALL),
            Map.entry("GET /surveys/{id}/preview/shown", ALL),
            Map.entry("GET /surveys/{id}/preview/thank-you", ALL),
            Map.entry("GET /surveys/{id}/preview/unsubscribe", ALL),
            Map.entry("POST /surveys/{id}/publish", PUBLISHERS),
            Map.entry("POST /surveys/{id}/resume", PUBLISHERS),
            Map.entry("POST /surveys/{id}/test", AUTHORS),
            Map.entry("GET /surveys/{id}/waves", ALL),
            Map.entry("GET /surveys/{id}/waves/draft", ALL),
            Map.entry("GET /surveys/{id}/waves/expected", ALL),
            Map.entry("POST /surveys/{id}/waves", PUBLISHERS),
            Map.entry("POST /surveys/{id}/waves/pause", PUBLISHERS),
            Map.entry("POST /surveys/{id}/waves/resume", PUBLISHERS),
            Map.entry("GET /tasks", "lead designer admin"),
            Map.entry("GET /tasks/{key}", "lead designer admin"),
            Map.entry("POST /tasks/{key}/assign", "lead admin"),
            Map.entry("POST /tasks/{key}/claim", "lead designer admin"),
            Map.entry("POST /tasks/{key}/complete", "lead designer admin"),
            Map.entry("POST /tasks/{key}/release", "lead designer admin"),
            Map.entry("GET /tickets", ALL),
            Map.entry("GET /tickets/-/import", "lead admin"),
            Map.entry("POST /tickets/-/import", "lead admin"),
            Map.entry("GET /tickets/-/import/template", "lead admin"),
            Map.entry("GET /tickets/-/new", "lead admin"),
            Map.entry("POST /tickets/-/new", "lead admin"),
            Map.entry("GET /tickets/{externalId}", ALL),
            Map.entry("GET /tickets/{externalId}/runs", ALL),
            Map.entry("POST /tickets/{externalId}/close", "lead admin"),
            Map.entry("POST /tickets/{externalId}/reopen", "lead admin"));

    private static final String EVERYBODY_SIGNED_IN_OR_NOT = "GET /sign-in";

    private static final Pattern ONE_AUTHORITY = Pattern.compile("hasAuthority\\('([a-z:]+)'\\)");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void areOpenToTheRolesInTheTable() {
        var actual = new TreeMap<String, String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().isAnnotationPresent(PageController.class)) {
                mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> actual.put(verb + " " + path, roles(method))));
            }
        });
        actual.remove(EVERYBODY_SIGNED_IN_OR_NOT);

        assertThat(actual).isEqualTo(new TreeMap<>(ROUTES));
    }

    private static String roles(HandlerMethod method) {
        var rule = Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), PreAuthorize.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), PreAuthorize.class)))
                .map(PreAuthorize::value)
                .orElse("");
        if (rule.equals("isAuthenticated()")) {
            return ALL;
        }
        var authority = ONE_AUTHORITY.matcher(rule);
        if (!authority.matches()) {
            return "does not ask for one authority: " + rule;
        }
        return Arrays.stream(Role.values())
                .filter(role -> role.scopes().stream().map(Scope::key).anyMatch(authority.group(1)::equals))
                .map(Role::key)
                .collect(Collectors.joining(" "));
    }
}
