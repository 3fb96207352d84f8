package io.aftercare.mail.smtp;

import jakarta.mail.AuthenticationFailedException;
import java.net.UnknownHostException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Why a mail was not taken, told so that a support lead knows what to do. */
final class SmtpFailure {

    private static final int LONGEST_ANSWER = 300;

    /** What Jakarta Mail gives for the answer of a server that hung up. */
    private static final String END_OF_STREAM = "[EOF]";

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final @Nullable Throwable cause;
    private final String server;
    private final Optional<SmtpAnswer> answer;

    SmtpFailure(MailException failure, JavaMailSenderImpl sender) {
        cause = cause(failure);
        answer = SmtpAnswer.in(cause);
        var port = sender.getPort() < 0 ? "" : ":" + sender.getPort();
        server = "The mail server %s%s".formatted(sender.getHost() == null ? "localhost" : sender.getHost(), port);
    }

    private static @Nullable Throwable cause(MailException failure) {
        return failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0
                ? sending.getMessageExceptions()[0]
                : failure.getCause();
    }

    boolean isRecipientRefused() {
        return answer.filter(SmtpAnswer::refusesRecipient).isPresent();
    }

    /** Whether the server may have taken the mail all the same. */
    boolean mayBeOut() {
        return has(SmtpConnection.Unanswered.class);
    }

    /** The server's answer on one line. */
    String answerWithout(String recipient) {
        return line(answer.map(SmtpAnswer::text).orElse(""), recipient);
    }

    String explanationWithout(String recipient) {
        return answer.map(refused -> refusal(refused, answerWithout(recipient)))
                .orElseGet(() -> breakdown(line(rootMessage(), recipient)));
    }

    /** Why no mail can be sent, to whomever. */
    String explanation() {
        return breakdown(line(rootMessage()));
    }

    private String refusal(SmtpAnswer refused, String words) {
        var advice = refused.refusesSender()
                ? "Choose another From address, or allow this one there"
                : "If the answer stays, ask whoever runs the mail server";
        return "%s did not take the mail: %s. %s".formatted(server, words, advice);
    }

    private String breakdown(String words) {
        if (has(AuthenticationFailedException.class)) {
            return "%s refuses the sign-in: %s. Tell your administrator, who sets spring.mail.username and spring.mail.password"
                    .formatted(server, words);
        }
        if (has(NoSuchElementException.class)) {
            return "%s is too slow: all connections to it stay in use. Tell your administrator, who may raise aftercare.mail.max-connections"
                    .formatted(server);
        }
        if (has(SmtpConnection.TooLate.class)) {
            return "%s is too slow: it was not ready for the mail in time. Tell your administrator, who looks what it waits for"
                    .formatted(server);
        }
        if (has(UnknownHostException.class)) {
            return "%s is not known by that name. Tell your administrator, who sets spring.mail.host".formatted(server);
        }
        if (has(MailConnectException.class)) {
            return "%s does not answer: %s. Tell your administrator, who looks whether it runs, or sets spring.mail.* right"
                    .formatted(server, words);
        }
        return "%s broke the connection off while a mail was sent: %s. If that stays, tell your administrator, who looks whether it runs"
                .formatted(server, words.equals(END_OF_STREAM) ? "no answer came" : words);
    }

    private boolean has(Class<? extends Throwable> type) {
        for (var at = cause; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private String rootMessage() {
        var message = "";
        for (var at = cause; at != null; at = at.getCause()) {
            message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
        }
        return message;
    }

    private static String line(String words, String recipient) {
        var shown = Pattern.compile(Pattern.quote(recipient), Pattern.CASE_INSENSITIVE)
                .matcher(words)
                .replaceAll(Matcher.quoteReplacement("(recipient)"));
        return line(shown);
    }

    private static String line(String words) {
        var shown = BLANKS.matcher(words).replaceAll(" ").strip();
        return shown.length() <= LONGEST_ANSWER ? shown : shown.substring(0, LONGEST_ANSWER) + "...";
    }
}
