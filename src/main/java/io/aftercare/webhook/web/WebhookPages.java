package io.aftercare.webhook.web;

import static io.aftercare.webhook.web.WebhookViews.WEBHOOKS;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.identity.SignedInUser;
import io.aftercare.webhook.Webhook;
import io.aftercare.webhook.WebhookCallers;
import io.aftercare.webhook.WebhookCallers.Caller;
import io.aftercare.webhook.WebhookId;
import io.aftercare.webhook.WebhookOutcome.Delivered;
import io.aftercare.webhook.WebhookOutcome.Failed;
import io.aftercare.webhook.WebhookOutcome.Refused;
import io.aftercare.webhook.Webhooks;
import io.aftercare.webhook.web.WebhookForms.AddressForm;
import io.aftercare.webhook.web.WebhookViews.WebhookPage;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one webhook with its log, and what can be done with it. */
@PageController
@RequestMapping(WEBHOOKS + "/{id}")
class WebhookPages {

    private static final int SHOWN = 20;

    private final Webhooks webhooks;
    private final WebhookCallers callers;

    WebhookPages(Webhooks webhooks, WebhookCallers callers) {
        this.webhooks = webhooks;
        this.callers = callers;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean undelivered,
            @RequestParam(required = false) @Nullable UUID after) {
        return page(id, null, Faults.none(), undelivered, after);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView move(
            @PathVariable UUID id,
            @Valid @ModelAttribute AddressForm form,
            BindingResult result,
            RedirectAttributes redirect,
            @AuthenticationPrincipal SignedInUser viewer) {
        return Submission.of(result, faults -> page(id, form, faults, false, null), () -> {
            webhooks.move(new WebhookId(id), form.url().strip(), viewer.email());
            return Notice.redirect(path(id), redirect, "Saved. Send a test to see whether it works.");
        });
    }

    @PostMapping("/enable")
    @PreAuthorize("hasAuthority('settings:write')")
    String enable(@PathVariable UUID id, RedirectAttributes redirect, @AuthenticationPrincipal SignedInUser viewer) {
        webhooks.enable(new WebhookId(id), viewer.email());
        return Notice.redirect(path(id), redirect, "The webhook is on.");
    }

    @PostMapping("/disable")
    @PreAuthorize("hasAuthority('settings:write')")
    String disable(@PathVariable UUID id, RedirectAttributes redirect, @AuthenticationPrincipal SignedInUser viewer) {
        webhooks.disable(new WebhookId(id), viewer.email());
        return Notice.redirect(path(id), redirect, "The webhook is off.");
    }

    @PostMapping("/rotate")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView rotate(@PathVariable UUID id, @AuthenticationPrincipal SignedInUser viewer) {
        return WebhookViews.secret(webhooks.rotate(new WebhookId(id), viewer.email()));
    }

    @PostMapping("/test")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView test(@PathVariable UUID id, RedirectAttributes redirect) {
        return switch (webhooks.test(new WebhookId(id))) {
            case Delivered delivered -> {
                var notice = "The test was delivered: its receiver answered %d.".formatted(delivered.status());
                yield new ModelAndView(Notice.redirect(path(id), redirect, notice));
            }
            case Failed failed -> undelivered(id, failed.reason());
            case Refused refused -> undelivered(id, refused.reason());
        };
    }

    @PostMapping("/delete")
    @PreAuthorize("hasAuthority('settings:write')")
    String delete(@PathVariable UUID id, RedirectAttributes redirect) {
        webhooks.delete(new WebhookId(id));
        return Notice.redirect(WEBHOOKS, redirect, "The webhook is deleted.");
    }

    private ModelAndView undelivered(UUID id, String reason) {
        var refusal = Refusal.unprocessable("test-not-delivered", reason);
        var page = page(id, null, Faults.of(refusal), false, null);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** @param typed null where nobody has typed anything */
    private ModelAndView page(
            UUID id, @Nullable AddressForm typed, Faults faults, boolean undelivered, @Nullable UUID after) {
        var webhook = webhooks.get(new WebhookId(id));
        var form = typed == null ? AddressForm.of(webhook) : typed;
        var log = webhooks.deliveries(webhook.id(), undelivered, after, SHOWN);
        var page = WebhookPage.of(webhook, form, log, undelivered, callers(webhook));
        return new ModelAndView("webhook/webhook", Map.of("page", page, "faults", faults));
    }

    /** A webhook can be switched off also while the engine is away: null then. */
    private @Nullable List<Caller> callers(Webhook webhook) {
        try {
            return callers.of(webhook.name());
        } catch (Refusal away) {
            return null;
        }
    }

    private static String path(UUID id) {
        return WEBHOOKS + "/" + id;
    }
}
