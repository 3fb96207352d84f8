package io.aftercare.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two local starts from using one data folder: the second would stop the parts of the first as leftovers. */
final class DataLock {

    private static @Nullable FileChannel held;

    private DataLock() {}

    /** The kernel releases the lock when this JVM ends, however it ends. */
    static void acquire(Path data) {
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new LocalStartException(
                        "Another local start uses %s: stop it, or choose another folder with -Dlocal.data=<folder>."
                                .formatted(data));
            }
            // A channel that nobody refers to is closed by the garbage collector, and the lock with it.
            held = channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
