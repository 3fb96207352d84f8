package io.aftercare.privacy.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.PageController;
import io.aftercare.privacy.Erasures;
import io.aftercare.privacy.RetentionWork;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** For how long what is kept, and who was erased. */
@PageController
@PreAuthorize("hasAuthority('contacts:erase')")
class PrivacyPages {

    static final String PATH = "/settings/privacy";

    /** What was removed, by the kind that the API tells. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("answer-links", "Links to answer by"),
            Map.entry("answers", "Comments"),
            Map.entry("api-answers", "Kept answers to API calls"),
            Map.entry("contact", "Contact"),
            Map.entry("engine-messages", "Messages of incidents and failed jobs"),
            Map.entry("engine-variables", "Processes whose variables were emptied"),
            Map.entry("help-desk-deliveries", "Messages of help desks"),
            Map.entry("help-desk-tickets", "Tickets as help desks told them"),
            Map.entry("property-changes", "Changes of properties"),
            Map.entry("runs", "Survey runs that are nobody's now"),
            Map.entry("suppression", "Suppressed addresses"),
            Map.entry("task-forms", "Forms filled in for tasks"),
            Map.entry("tickets", "Tickets that are nobody's now"),
            Map.entry("webhook-deliveries", "Answers of webhooks"));

    /** So many of one kind. */
    public record Removed(String words, long count) {}

    private final Erasures erasures;
    private final RetentionWork retention;

    PrivacyPages(Erasures erasures, RetentionWork retention) {
        this.erasures = erasures;
        this.retention = retention;
    }

    @Bean
    static NavigationItem privacyInNavigation() {
        return new NavigationItem(Group.SETTINGS, 75, "Privacy", PATH, "lock", "contacts:erase");
    }

    /** The address of an erasure's report. */
    static String erasure(UUID id) {
        return PATH + "/erasures/" + id;
    }

    @GetMapping(PATH)
    ModelAndView show(@RequestParam(required = false) @Nullable UUID after) {
        return page(after, "", Faults.none());
    }

    /** People ask by the address that they are mailed at. */
    @PostMapping(PATH + "/find")
    ModelAndView find(@RequestParam(defaultValue = "") @Size(max = 300) @SingleLine String address) {
        try {
            var contact = erasures.contact(address.strip());
            return new ModelAndView("redirect:/contacts/" + contact.id() + "/erase");
        } catch (Refusal unknown) {
            var again = page(null, address, Faults.at(Map.of("address", String.valueOf(unknown.getMessage()))));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    @GetMapping(PATH + "/erasures/{id}")
    ModelAndView report(@PathVariable UUID id) {
        var erasure = erasures.get(id);
        return new ModelAndView("privacy/erasure")
                .addObject("erasure", erasure)
                .addObject(
                        "removed",
                        erasure.removed().entrySet().stream()
                                .map(kind -> new Removed(words(kind.getKey()), kind.getValue()))
                                .toList());
    }

    private static String words(String kind) {
        return WORDS.getOrDefault(kind, kind.replace('-', ' '));
    }

    private ModelAndView page(@Nullable UUID after, String typed, Faults faults) {
        var page = erasures.list(after, CursorPage.DEFAULT_SIZE);
        return new ModelAndView("privacy/privacy")
                .addObject("kinds", retention.kinds())
                .addObject("erasures", page.items())
                .addObject("next", page.next() == null ? null : PATH + "?after=" + page.next())
                .addObject("typed", typed)
                .addObject("faults", faults);
    }
}
