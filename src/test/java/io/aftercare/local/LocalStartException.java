package io.aftercare.local;

/** What keeps the local parts from starting, in one sentence for the person at the console. */
final class LocalStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LocalStartException(String message) {
        super(message);
    }

    LocalStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
