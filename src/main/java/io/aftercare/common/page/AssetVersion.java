package io.aftercare.common.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A short word that changes with the bundled scripts and styles. */
@Component
class AssetVersion {

    private final String version = checksum(
            "static/app/app.js",
            "static/app/app.css",
            "static/app/task-form.js",
            "static/app/task-form.css",
            "static/app/icons.svg");

    String version() {
        return version;
    }

    private static String checksum(String... files) {
        var sum = new CRC32();
        for (var file : files) {
            try {
                sum.update(new ClassPathResource(file).getContentAsByteArray());
            } catch (IOException missing) {
                throw new UncheckedIOException("The build makes " + file + " by npm; it is not there.", missing);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
