package io.aftercare.bounce;

import java.util.Optional;
import java.util.regex.Pattern;

/** An enhanced status code (RFC 3463). @param type 5 for good, 4 for now, 2 none of both */
record BounceStatus(int type, int subject, int detail) {

    private static final Pattern CODE = Pattern.compile("(?<![.\\d])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![.\\d])");

    /** The first code in a text. */
    static Optional<BounceStatus> in(String text) {
        var code = CODE.matcher(text);
        return code.find()
                ? Optional.of(new BounceStatus(number(code.group(1)), number(code.group(2)), number(code.group(3))))
                : Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /**
     * Whether no mail will ever reach this address. A full mailbox may be emptied; what is about the mail's size, the
     * receiver's machines or its policy is not about the address, and would mark every contact as unreachable. 5.1.0
     * does not say whose address is meant: it may be the sender's.
     */
    boolean isHard() {
        return type == 5
                && switch (subject) {
                    case 0 -> true;
                    case 1 -> detail != 0 && detail != 7 && detail != 8;
                    case 2 -> detail <= 1;
                    case 4 -> detail != 6 && detail != 7;
                    default -> false;
                };
    }

    /** What it means, with the code. */
    String words() {
        return "%s (%s).".formatted(meaning(), this);
    }

    private String meaning() {
        return switch (subject) {
            case 1 ->
                switch (detail) {
                    case 0, 7, 8 -> "The mail could not be delivered";
                    case 2, 10 -> "The domain takes no mail";
                    default -> "The mailbox does not exist";
                };
            case 2 -> detail == 2 ? "The mailbox is full" : "The mailbox takes no mail";
            case 3 -> "The receiver's mail server had a problem";
            case 4 -> "The receiver's mail server was not reached";
            case 7 -> "The receiver's rules refuse the mail";
            default -> "The mail could not be delivered";
        };
    }

    @Override
    public String toString() {
        return type + "." + subject + "." + detail;
    }
}
