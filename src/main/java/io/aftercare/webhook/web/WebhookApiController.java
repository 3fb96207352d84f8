package io.aftercare.webhook.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.identity.ApiKey;
import io.aftercare.webhook.DeliveryResult;
import io.aftercare.webhook.NewWebhookSecret;
import io.aftercare.webhook.Webhook;
import io.aftercare.webhook.WebhookCommand;
import io.aftercare.webhook.WebhookDelivery;
import io.aftercare.webhook.WebhookId;
import io.aftercare.webhook.WebhookOutcome;
import io.aftercare.webhook.WebhookOutcome.Delivered;
import io.aftercare.webhook.WebhookOutcome.Failed;
import io.aftercare.webhook.WebhookOutcome.Refused;
import io.aftercare.webhook.WebhookRow;
import io.aftercare.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "Settings")
class WebhookApiController {

    record MoveCommand(@NotNull @Size(max = 2_000) String url) {}

    /**
     * @param status what the receiver answered; null when no answer came
     * @param reason why it was not delivered; null when it was
     */
    record Tested(
            DeliveryResult result,
            @Nullable Integer status,
            @Nullable String reason) {

        static Tested of(WebhookOutcome outcome) {
            return switch (outcome) {
                case Delivered delivered -> new Tested(DeliveryResult.DELIVERED, delivered.status(), null);
                case Failed failed -> new Tested(DeliveryResult.FAILED, failed.status(), failed.reason());
                case Refused refused -> new Tested(DeliveryResult.REFUSED, null, refused.reason());
            };
        }
    }

    private final Webhooks webhooks;

    WebhookApiController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List webhooks, newest first, with their last deliveries and without their secrets")
    CursorPage<WebhookRow> list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return webhooks.list(search, after == null ? null : new WebhookId(after), limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Create a webhook; the secret is in this answer and nowhere else")
    NewWebhookSecret create(@Valid @RequestBody WebhookCommand command, @AuthenticationPrincipal ApiKey caller) {
        return webhooks.create(command, caller.name());
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "Get a webhook, without its secret")
    Webhook get(@PathVariable UUID id) {
        return webhooks.get(new WebhookId(id));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Give a webhook another address")
    Webhook move(
            @PathVariable UUID id, @Valid @RequestBody MoveCommand command, @AuthenticationPrincipal ApiKey caller) {
        return webhooks.move(new WebhookId(id), command.url(), caller.name());
    }

    @PostMapping("/{id}/enable")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Switch a webhook on")
    Webhook enable(@PathVariable UUID id, @AuthenticationPrincipal ApiKey caller) {
        return webhooks.enable(new WebhookId(id), caller.name());
    }

    @PostMapping("/{id}/disable")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Switch a webhook off: nothing but tests is sent there")
    Webhook disable(@PathVariable UUID id, @AuthenticationPrincipal ApiKey caller) {
        return webhooks.disable(new WebhookId(id), caller.name());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Delete a webhook with its log; follow-ups that call it stop at an incident")
    void delete(@PathVariable UUID id) {
        webhooks.delete(new WebhookId(id));
    }

    @PostMapping("/{id}/rotate-secret")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Make another secret, which is in this answer only; the present one signs, too, for 24 hours")
    NewWebhookSecret rotate(@PathVariable UUID id, @AuthenticationPrincipal ApiKey caller) {
        return webhooks.rotate(new WebhookId(id), caller.name());
    }

    @PostMapping("/{id}/test")
    @PreAuthorize("hasAuthority('settings:write')")
    @Operation(summary = "Send a message of the type test and tell what became of it")
    Tested test(@PathVariable UUID id) {
        return Tested.of(webhooks.test(new WebhookId(id)));
    }

    @GetMapping("/{id}/deliveries")
    @PreAuthorize("hasAuthority('settings:read')")
    @Operation(summary = "List the deliveries of a webhook, newest first, all or those that did not arrive")
    CursorPage<WebhookDelivery> deliveries(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean undelivered,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        var webhook = webhooks.get(new WebhookId(id));
        return webhooks.deliveries(webhook.id(), undelivered, after, limit);
    }
}
