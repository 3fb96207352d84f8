package io.aftercare.engine;

/**
 * A job that could not be done for a technical reason and is to be tried again. The message is read by support leads
 * when the retries are used up: it says what happened, why, and what to do.
 */
public final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public JobFailure(String message) {
        super(message);
    }
}
