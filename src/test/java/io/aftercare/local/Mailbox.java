package io.aftercare.local;

import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What was sent to anybody, newest first; nothing where a tool starts the application without a mail server. */
@Component
class Mailbox {

    private final ObjectProvider<LocalInbox> inbox;

    Mailbox(ObjectProvider<LocalInbox> inbox) {
        this.inbox = inbox;
    }

    /** @param after the mail that the page before ended with; empty for the first page */
    CursorPage<SentMail> list(String search, String after, int size) {
        var found = newestFirst().stream().filter(mail -> mail.contains(search)).toList();
        var rows = after.isEmpty()
                ? found
                : found.stream()
                        .dropWhile(mail -> !mail.id().equals(after))
                        .skip(1)
                        .toList();
        return CursorPage.of(rows, size, SentMail::id);
    }

    SentMail get(String id) {
        return newestFirst().stream()
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown-mail", "This mail is not in the mailbox any more."));
    }

    /** A mail to several people lies in each of their boxes; it is shown once. */
    private List<SentMail> newestFirst() {
        return inbox.stream()
                .flatMap(server -> server.messages().stream())
                .map(SentMail::of)
                .collect(Collectors.toMap(SentMail::id, mail -> mail, (one, same) -> one))
                .values()
                .stream()
                .sorted(Comparator.comparing(SentMail::at)
                        .thenComparing(SentMail::id)
                        .reversed())
                .toList();
    }
}
