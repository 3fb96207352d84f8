package io.aftercare.local;

import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.PageController;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the mails of the local mail server as a mail program does. It is not part of the jar. */
@PageController
@RequestMapping("/mailbox")
@PreAuthorize("hasAuthority('surveys:read')")
class MailboxController {

    private static final int SIZE = 50;
    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

    /** What mail programs allow: styles inside, no script, images. Links leave by a new tab. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; "
            + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private final Mailbox mailbox;

    MailboxController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Bean
    static NavigationItem mailboxInNavigation() {
        return new NavigationItem(Group.WORK, 90, "Mailbox", "/mailbox", "inbox", "surveys:read");
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String search, @RequestParam(defaultValue = "") String after) {
        return new ModelAndView("mailbox/list", "list", new MailList(search, mailbox.list(search, after, SIZE)));
    }

    @GetMapping("/{id}")
    ModelAndView mail(@PathVariable String id) {
        return new ModelAndView("mailbox/mail", "mail", mailbox.get(id));
    }

    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable String id) {
        var html = Objects.requireNonNullElse(mailbox.get(id).part("text/html"), "This mail has no HTML.");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .body(HEAD.matcher(html).replaceFirst("$0<base target=\"_blank\">"));
    }
}
