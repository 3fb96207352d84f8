package io.aftercare.survey.web.editor;

/** What was typed cannot be taken for what the field holds; the message says what it takes. */
final class UnreadableValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableValue(String message) {
        super(message);
    }

    /** Never null, unlike the inherited one's type. */
    String why() {
        return String.valueOf(getMessage());
    }
}
