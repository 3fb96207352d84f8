package io.aftercare.mail.smtp;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The mail server's "no".
 *
 * @param step what it answered to
 * @param code the reply code (RFC 5321, 4.2)
 * @param text the whole reply
 */
record SmtpAnswer(Step step, int code, String text) {

    /** The part of the conversation that failed. */
    enum Step {
        SENDER,
        RECIPIENT,
        CONTENT
    }

    /** An enhanced status code (RFC 3463): class, subject, detail. */
    private static final Pattern ENHANCED = Pattern.compile("^5\\d\\d[ -]5\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    /** Replies to RCPT that by themselves speak of the mailbox (RFC 5321, 4.2.3) or its domain (RFC 7504). */
    private static final Set<Integer> MAILBOX_CODES = Set.of(521, 550, 551, 552, 553, 556);

    /** Subjects and details that speak of this mailbox alone, whatever the words beside them. */
    private static final Set<String> MAILBOX_STATUS = Set.of("1.1", "1.10", "2.1");

    /** What a server has against us it may say at RCPT, and by the same codes (RFC 5321, 4.2.2). */
    private static final Pattern AGAINST_US = Pattern.compile(
            "\\brelay|\\b(sender|listed|rbl|spf|helo|ehlo)\\b|auth|prohibit|polic(y|ies)|block|black ?list|spam",
            Pattern.CASE_INSENSITIVE);

    /** A word with an address, whose parts say nothing. */
    private static final Pattern ADDRESS = Pattern.compile("(?<!\\S)[^\\s@]*+@\\S*+");

    /** Finds the answer among the causes of a failure; a connection that broke has none. */
    static Optional<SmtpAnswer> in(@Nullable Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> of(cause).stream())
                .filter(answer -> answer.code() >= 400)
                .findFirst();
    }

    private static Optional<SmtpAnswer> of(Throwable cause) {
        return switch (cause) {
            case SMTPAddressFailedException refused ->
                Optional.of(new SmtpAnswer(Step.RECIPIENT, refused.getReturnCode(), text(refused)));
            case SMTPSendFailedException refused -> {
                var step = refused.getCommand().startsWith("MAIL") ? Step.SENDER : Step.CONTENT;
                yield Optional.of(new SmtpAnswer(step, refused.getReturnCode(), text(refused)));
            }
            default -> Optional.empty();
        };
    }

    private static String text(Throwable refused) {
        return String.valueOf(refused.getMessage());
    }

    /**
     * Whether it is final and about the recipient: then no other attempt helps. Everything that smells of our own
     * settings (relaying, authentication, policy, the sender, spam filters) is not, unless the code names the mailbox:
     * it would mark every contact as unreachable.
     */
    boolean refusesRecipient() {
        if (code < 500 || step == Step.SENDER) {
            return false;
        }
        var enhanced = ENHANCED.matcher(text);
        var coded = enhanced.find() && !enhanced.group(1).equals("0");
        if (coded && MAILBOX_STATUS.contains(enhanced.group(1) + "." + enhanced.group(2))) {
            return true;
        }
        if (AGAINST_US.matcher(ADDRESS.matcher(text).replaceAll("")).find()) {
            return false;
        }
        return coded
                ? isAboutRecipient(enhanced.group(1), enhanced.group(2))
                : step == Step.RECIPIENT && MAILBOX_CODES.contains(code);
    }

    /** Whether it is final and about the From address. */
    boolean refusesSender() {
        return step == Step.SENDER && MAILBOX_CODES.contains(code);
    }

    /** RFC 3463, 3: subject 1 is the address (details 7 and 8 the sender's), 2 the mailbox, 4 the way to it. */
    private static boolean isAboutRecipient(String subject, String detail) {
        return switch (subject) {
            case "1" -> !detail.equals("7") && !detail.equals("8");
            case "2", "4" -> true;
            default -> false;
        };
    }
}
