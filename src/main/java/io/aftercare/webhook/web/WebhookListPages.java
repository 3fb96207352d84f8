package io.aftercare.webhook.web;

import static io.aftercare.webhook.web.WebhookViews.WEBHOOKS;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.identity.SignedInUser;
import io.aftercare.webhook.WebhookId;
import io.aftercare.webhook.Webhooks;
import io.aftercare.webhook.web.WebhookForms.NewWebhookForm;
import io.aftercare.webhook.web.WebhookViews.ListPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of the addresses that follow-ups call, and adding one. */
@PageController
class WebhookListPages {

    private final Webhooks webhooks;

    WebhookListPages(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Bean
    static NavigationItem webhooksInNavigation() {
        return new NavigationItem(Group.SETTINGS, 55, "Webhooks", WEBHOOKS, "webhook", "settings:read");
    }

    @GetMapping(WEBHOOKS)
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(required = false) @Nullable UUID after) {
        var page = webhooks.list(search, after == null ? null : new WebhookId(after), CursorPage.DEFAULT_SIZE);
        return new ModelAndView("webhook/webhooks", "page", ListPage.of(search, page));
    }

    @GetMapping(WEBHOOKS + "/new")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView add() {
        return newWebhook(new NewWebhookForm("", ""), Faults.none());
    }

    @PostMapping(WEBHOOKS)
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView create(
            @Valid @ModelAttribute NewWebhookForm form,
            BindingResult result,
            @AuthenticationPrincipal SignedInUser viewer) {
        return Submission.shown(
                result,
                faults -> newWebhook(form, faults),
                () -> WebhookViews.secret(webhooks.create(form.command(), viewer.email())));
    }

    private static ModelAndView newWebhook(NewWebhookForm form, Faults faults) {
        return new ModelAndView("webhook/webhook-new", Map.of("form", form, "faults", faults));
    }
}
