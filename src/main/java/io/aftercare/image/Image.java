package io.aftercare.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aftercare.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image as it is served, which may differ from what was uploaded in format and size.
 *
 * @param name the name of the file that was uploaded, or the one it was given since; its ending may not fit any more
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param width in pixels, at most 1,200
 * @param height in pixels, at most 1,200
 * @param bytes its size
 * @param uploadedBy null when a program uploaded it, or the user is gone
 */
public record Image(
        ImageId id,
        String name,
        String mediaType,
        int width,
        int height,
        int bytes,
        Instant createdAt,
        @Nullable UserId uploadedBy) {

    /** Where it is served on this server, to everybody and for as long as it exists. */
    @JsonProperty("path")
    public String path() {
        return "/images/" + id;
    }
}
