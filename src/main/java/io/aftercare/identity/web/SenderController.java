package io.aftercare.identity.web;

import io.aftercare.common.NameList;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.identity.AddressUse;
import io.aftercare.identity.ConfiguredSender;
import io.aftercare.identity.EmailAddress;
import io.aftercare.identity.SenderId;
import io.aftercare.identity.Senders;
import io.aftercare.identity.StandardSender;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the senders that surveys offer beside users. */
@PageController
class SenderController {

    private static final String SENDERS = "/settings/senders";

    private final Senders senders;
    private final AddressUse uses;

    SenderController(Senders senders, AddressUse uses) {
        this.senders = senders;
        this.uses = uses;
    }

    public record SenderForm(
            @NotBlank @Size(max = 100) @SingleLine String name,
            @NotNull @EmailAddress String address) {}

    /** @param standard whom mails come from that name no sender, or null */
    public record SendersPage(List<Row> senders, @Nullable StandardSender standard, SenderForm form) {}

    /**
     * A sender with the way to remove it.
     *
     * @param surveys names of those that use it
     */
    public record Row(ConfiguredSender sender, List<String> surveys) {

        public String dialog() {
            return "remove-" + sender.id();
        }

        public String removal() {
            return surveys.isEmpty()
                    ? "%s is no longer offered. No survey uses it.".formatted(sender.address())
                    : "%s is no longer offered. The mails of %s go on to come from it, and their reviews say so."
                            .formatted(sender.address(), NameList.of(surveys));
        }

        public String removePath() {
            return SENDERS + "/" + sender.id() + "/remove";
        }
    }

    @Bean
    static NavigationItem sendersInNavigation() {
        return new NavigationItem(Group.SETTINGS, 20, "Senders", SENDERS, "mail", "settings:read");
    }

    @GetMapping(SENDERS)
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView list() {
        return page(new SenderForm("", ""), Faults.none());
    }

    @PostMapping(SENDERS)
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView put(@Valid @ModelAttribute SenderForm form, BindingResult result, RedirectAttributes redirect) {
        return Submission.of(result, faults -> page(form, faults), () -> {
            senders.put(form.name(), form.address());
            return Notice.redirect(SENDERS, redirect, "Saved. Surveys can come from " + form.address() + " now.");
        });
    }

    @PostMapping(SENDERS + "/{id}/remove")
    @PreAuthorize("hasAuthority('settings:write')")
    String remove(@PathVariable UUID id, RedirectAttributes redirect) {
        senders.remove(new SenderId(id));
        return Notice.redirect(SENDERS, redirect, "The sender is removed.");
    }

    private ModelAndView page(SenderForm form, Faults faults) {
        var all = senders.list();
        var surveys = uses.sending(all.stream().map(ConfiguredSender::address).toList());
        var rows = all.stream()
                .map(sender ->
                        new Row(sender, surveys.getOrDefault(sender.address().toLowerCase(Locale.ROOT), List.of())))
                .toList();
        var page = new SendersPage(rows, senders.standard().orElse(null), form);
        return new ModelAndView("identity/senders", Map.of("page", page, "faults", faults));
    }
}
