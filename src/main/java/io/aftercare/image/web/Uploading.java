package io.aftercare.image.web;

import io.aftercare.common.Refusal;
import io.aftercare.identity.SignedInUser;
import io.aftercare.identity.UserId;
import io.aftercare.image.Image;
import io.aftercare.image.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Puts a file that came with a form into the library. */
@Component
class Uploading {

    private final Images images;

    Uploading(Images images) {
        this.images = images;
    }

    /** @throws io.aftercare.common.Refusal as {@link Images#upload}; {@code no-file} */
    Image keep(@Nullable MultipartFile file, SignedInUser by) {
        var name = file == null ? null : file.getOriginalFilename();
        if (file == null || name == null || name.isEmpty()) {
            throw Refusal.unprocessable("no-file", "No file was chosen. Choose one, then upload it.");
        }
        try {
            return images.upload(name, file.getBytes(), new UserId(by.id()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
