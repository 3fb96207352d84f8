package io.aftercare.engine;

/**
 * A job that could not be done for a technical reason and is to be tried again. The message is read by support leads
 * when the retries are used up: it says what happened, why, and what to do.
 */
public final class JobFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean costsTry;

    public JobFailure(String message, Throwable cause) {
        super(message, cause);
        costsTry = true;
    }

    public JobFailure(String message) {
        this(message, true);
    }

    private JobFailure(String message, boolean costsTry) {
        super(message);
        this.costsTry = costsTry;
    }

    /**
     * The engine gave the job out twice and another worker has it in hand, as after a restart of the broker. Nothing
     * failed yet, so it uses up no retry; the job is offered again shortly, in case that worker died.
     */
    public static JobFailure inOtherHands(String message) {
        return new JobFailure(message, false);
    }

    boolean costsTry() {
        return costsTry;
    }
}
