package io.aftercare.common;

import org.springframework.http.HttpStatus;

/**
 * A request that was understood and is refused, with nothing changed. It reaches an API caller as a problem detail
 * (RFC 9457) whose {@code type} ends in {@link #code()} and whose {@code detail} says what happened and what to do next.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    private Refusal(HttpStatus status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The caller did not show that it is who it says. */
    public static Refusal unauthorized(String code, String message) {
        return new Refusal(HttpStatus.UNAUTHORIZED, code, message);
    }

    /** More was sent than is taken. */
    public static Refusal tooLarge(String code, String message) {
        return new Refusal(HttpStatus.CONTENT_TOO_LARGE, code, message);
    }

    /** What was named does not exist. */
    public static Refusal notFound(String code, String message) {
        return new Refusal(HttpStatus.NOT_FOUND, code, message);
    }

    /** The state of things forbids it, whatever the request says. */
    public static Refusal conflict(String code, String message) {
        return new Refusal(HttpStatus.CONFLICT, code, message);
    }

    /** The request reads well but names something that cannot be: an unknown pipeline, an impossible score. */
    public static Refusal unprocessable(String code, String message) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, code, message);
    }

    /** It was asked for too often; later it is possible again. */
    public static Refusal tooMany(String code, String message) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, code, message);
    }

    /** Something that it needs is away for now; later it is possible. */
    public static Refusal unavailable(String code, String message) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, code, message);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }
}
