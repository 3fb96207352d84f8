package io.aftercare.local;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Received mails as {@code .eml} files in the order of their names, so that mailboxes outlive a restart. */
final class MailFiles {

    private static final String RECIPIENT = "Delivered-To";
    private static final int NEWEST = 2_000;

    private final Path folder;
    private final AtomicLong number = new AtomicLong(System.currentTimeMillis());

    MailFiles(Path folder) {
        this.folder = folder;
    }

    void keep(MovingMessage mail) {
        try (var file = Files.newOutputStream(folder.resolve("%015d.eml".formatted(number.getAndIncrement())))) {
            for (var recipient : mail.getToAddresses()) {
                file.write((RECIPIENT + ": " + recipient.getEmail() + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            mail.getMessage().writeTo(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("Could not write a mail to " + folder, e);
        }
    }

    /** Delivers the newest mails of earlier starts again. */
    void deliverTo(UserManager users) {
        try {
            Files.createDirectories(folder);
            try (var list = Files.list(folder)) {
                var files = list.filter(file -> file.toString().endsWith(".eml"))
                        .sorted()
                        .toList();
                for (var file : files.subList(Math.max(0, files.size() - NEWEST), files.size())) {
                    deliver(file, users);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deliver(Path file, UserManager users) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var mail = new MovingMessage();
            mail.setMimeMessage(GreenMailUtil.newMimeMessage(content));
            var recipients = mail.getMessage().getHeader(RECIPIENT);
            for (var recipient : recipients == null ? new String[0] : recipients) {
                users.deliver(mail, new MailAddress(recipient));
            }
        } catch (MessagingException | UserException e) {
            throw new IOException("Not a mail: " + file, e);
        }
    }
}
