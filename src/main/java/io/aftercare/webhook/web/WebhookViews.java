package io.aftercare.webhook.web;

import io.aftercare.common.CursorPage;
import io.aftercare.webhook.NewWebhookSecret;
import io.aftercare.webhook.Webhook;
import io.aftercare.webhook.WebhookCallers.Caller;
import io.aftercare.webhook.WebhookDelivery;
import io.aftercare.webhook.WebhookRow;
import io.aftercare.webhook.web.WebhookForms.AddressForm;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** What the pages of webhooks show. */
public final class WebhookViews {

    static final String WEBHOOKS = "/settings/webhooks";

    private WebhookViews() {}

    /** @param next where the list goes on, or null */
    public record ListPage(
            String search, List<WebhookRow> rows, @Nullable String next) {

        static ListPage of(String search, CursorPage<WebhookRow> page) {
            var next = page.next() == null
                    ? null
                    : UriComponentsBuilder.fromPath(WEBHOOKS)
                            .queryParam("search", "{search}")
                            .queryParam("after", page.next())
                            .encode()
                            .buildAndExpand(search)
                            .toUriString();
            return new ListPage(search, page.items(), next);
        }
    }

    /** The page that shows a secret, the only time it is seen. */
    static ModelAndView secret(NewWebhookSecret made) {
        return new ModelAndView("webhook/secret", "made", made);
    }

    /** A link that shows a part of the log. */
    public record Choice(String label, String path, boolean chosen) {}

    /**
     * @param undelivered whether the log leaves out what was delivered
     * @param next where the log goes on, or null
     * @param callers the surveys whose follow-ups call it; null while that is not known
     */
    public record WebhookPage(
            Webhook webhook,
            AddressForm form,
            List<WebhookDelivery> deliveries,
            boolean undelivered,
            @Nullable String next,
            @Nullable List<Caller> callers) {

        private static final int MOST_NAMED = 5;

        static WebhookPage of(
                Webhook webhook,
                AddressForm form,
                CursorPage<WebhookDelivery> log,
                boolean undelivered,
                @Nullable List<Caller> callers) {
            var next = log.next() == null
                    ? null
                    : "%s/%s?undelivered=%s&after=%s".formatted(WEBHOOKS, webhook.id(), undelivered, log.next());
            return new WebhookPage(webhook, form, log.items(), undelivered, next, callers);
        }

        public String path() {
            return WEBHOOKS + "/" + webhook.id();
        }

        /** The address of something that is done with the webhook. */
        public String to(String action) {
            return path() + "/" + action;
        }

        public List<Choice> choices() {
            return List.of(
                    new Choice("All", path(), !undelivered),
                    new Choice("Not delivered", path() + "?undelivered=true", undelivered));
        }

        public String rotation() {
            return "A new secret is made and shown once. Messages carry a signature of both for 24 hours, so that the "
                    + "receiver of %s can change over without losing one.".formatted(webhook.name());
        }

        public String switchingOff() {
            return "Nothing but tests is sent to %s until it is on again. %s".formatted(webhook.name(), consequence());
        }

        public String deletion() {
            return "%s and its log are gone for good. %s".formatted(webhook.name(), consequence());
        }

        private String consequence() {
            if (callers == null) {
                return "Which follow-ups call it is not known while the engine does not answer. Those that do would stop "
                        + "at an incident.";
            }
            if (callers.isEmpty()) {
                return "No survey's follow-up calls it now.";
            }
            var more = callers.size() - MOST_NAMED;
            var named = callers.stream()
                    .limit(MOST_NAMED)
                    .map(caller -> "“%s” (%s)".formatted(caller.survey(), caller.live() ? "live" : "draft"))
                    .collect(Collectors.joining(", "));
            return "Follow-ups of these surveys call it and would stop at an incident: %s%s."
                    .formatted(named, more > 0 ? " and %d more".formatted(more) : "");
        }
    }
}
