package io.aftercare.run;

import io.aftercare.survey.RunId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Message-IDs of the mails of runs. */
public final class RunMessageId {

    static final String SURVEY = "survey";
    static final String REMINDER = "reminder";

    private static final Pattern TO_CONTACT =
            Pattern.compile("<(?:%s|%s)\\.(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})@[^<>@\\s]+>"
                    .formatted(SURVEY, REMINDER));

    private RunMessageId() {}

    static String of(String kind, RunId run, String sender) {
        return "<%s.%s@%s>".formatted(kind, run, sender.substring(sender.indexOf('@') + 1));
    }

    /** The run that asked a contact by the mail of this Message-ID; empty for any other mail. */
    public static Optional<RunId> run(String messageId) {
        var matcher = TO_CONTACT.matcher(messageId.strip());
        return matcher.matches() ? Optional.of(RunId.of(matcher.group(1))) : Optional.empty();
    }
}
