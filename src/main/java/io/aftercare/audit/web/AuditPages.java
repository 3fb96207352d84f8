package io.aftercare.audit.web;

import io.aftercare.audit.AuditEntry;
import io.aftercare.audit.AuditTrail;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Option;
import io.aftercare.common.page.PageController;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** The audit trail. */
@PageController
class AuditPages {

    static final String PATH = "/settings/audit";

    private static final List<Option> ACTS = Arrays.stream(Act.values())
            .map(act -> new Option(act.key(), act.words()))
            .toList();

    /** Whatever {@link io.aftercare.common.Audited} acts are done to. */
    static final List<Option> KINDS = Stream.of(
                    "api-key",
                    "comments",
                    "company",
                    "contact",
                    "contacts",
                    "help-desk",
                    "help-desk-delivery",
                    "image",
                    "incident",
                    "incidents",
                    "pipeline",
                    "property",
                    "retention",
                    "run",
                    "sender",
                    "sending-domain",
                    "site",
                    "suppression",
                    "survey",
                    "team",
                    "ticket",
                    "tickets",
                    "user",
                    "wave",
                    "webhook")
            .map(kind -> new Option(kind, words(kind)))
            .toList();

    private final AuditTrail trail;

    AuditPages(AuditTrail trail) {
        this.trail = trail;
    }

    /** An entry as a line. */
    public record Line(AuditEntry entry) {

        /** What was done to what, in words. */
        public String what() {
            return entry.act().words() + " " + plain(entry.kind());
        }

        /** What it was done to: its name, or its id once it is gone; whoever is erased has no name from then on. */
        public @Nullable String subject() {
            return isThere() ? entry.subjectName() : entry.subject();
        }

        private boolean isThere() {
            return entry.subjectName() != null && entry.act() != Act.ERASED;
        }

        /** The page of what it was done to, null if it has none. */
        public @Nullable String path() {
            var id = entry.subject();
            if (!isThere()) {
                return null;
            }
            return switch (entry.kind()) {
                case "survey" -> "/surveys/" + id + "/edit";
                case "contact", "suppression" -> "/contacts/" + id;
                case "ticket" ->
                    "/tickets/" + UriUtils.encode(String.valueOf(entry.subjectName()), StandardCharsets.UTF_8);
                case "run" -> "/runs/" + id;
                case "user" -> "/settings/users/" + id;
                case "help-desk" -> "/settings/help-desks/" + id;
                case "site" -> "/settings/sites/" + id;
                case "team" -> "/settings/teams/" + id;
                case "webhook" -> "/settings/webhooks/" + id;
                default -> null;
            };
        }

        /** All that was done to it. */
        public String alike() {
            return new AuditForm(null, entry.kind(), Objects.requireNonNullElse(entry.subject(), ""), null)
                    .path(PATH, null);
        }
    }

    @Bean
    static NavigationItem auditInNavigation() {
        return new NavigationItem(Group.SETTINGS, 80, "Audit trail", PATH, "list-details", "audit:read");
    }

    @GetMapping(PATH)
    @PreAuthorize("hasAuthority('audit:read')")
    ModelAndView list(
            @Valid @ModelAttribute("form") AuditForm form, @RequestParam(required = false) @Nullable UUID after) {
        var page = trail.list(form.filter(), after, CursorPage.DEFAULT_SIZE);
        return new ModelAndView("audit/trail")
                .addObject("form", form)
                .addObject("acts", ACTS)
                .addObject("kinds", KINDS)
                .addObject("lines", page.items().stream().map(Line::new).toList())
                .addObject("next", page.next() == null ? null : form.path(PATH, page.next()));
    }

    private static String words(String kind) {
        var plain = plain(kind);
        return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    private static String plain(String kind) {
        return kind.equals("api-key") ? "API key" : kind.replace('-', ' ');
    }
}
