package io.aftercare.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs another main class in a child JVM and ends it, and the PostgreSQL beside it, when the parent JVM is gone.
 *
 * <p>The parent holds the other end of this JVM's standard input: however it dies, {@code kill -9} included, the kernel
 * closes that pipe. This class runs on the class path of the broker alone, so it must not use any other class of ours.
 */
final class TiedToParent {

    private static final int PATIENCE_SECONDS = 6;

    private TiedToParent() {}

    /** Takes the path of PostgreSQL's {@code postmaster.pid}, a main class, and the arguments for it. */
    public static void main(String[] args) throws ReflectiveOperationException {
        ignoreInterrupt();
        var watch = new Thread(() -> endWithParent(Path.of(args[0])), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[1]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 2, args.length));
    }

    /**
     * Stops the process whose id is the first line of a file, if its command line names {@code marker}: after a restart
     * of the machine the same id may be anything.
     *
     * @return whether no such process is left
     */
    static boolean stop(Path pidFile, String marker) {
        try {
            if (Files.notExists(pidFile)) {
                return true;
            }
            var pid = Files.readAllLines(pidFile).getFirst().strip();
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(process -> process.info().commandLine().orElse("").contains(marker))
                    .map(TiedToParent::stop)
                    .orElse(true);
        } catch (IOException | RuntimeException halfWritten) {
            return true;
        }
    }

    /** Asks politely, waits, and then does not ask: PostgreSQL waits for clients that stay connected, and recovers. */
    static boolean stop(ProcessHandle process) {
        process.destroy();
        if (!ended(process)) {
            process.destroyForcibly();
        }
        return ended(process);
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void endWithParent(Path pidFile) {
        try {
            while (System.in.read() >= 0) {
                // The parent writes nothing: only the end of the stream matters.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        haltIfStuck();
        var database = pidFile.toAbsolutePath().resolveSibling("").toString();
        try {
            // Beside the broker, which may hold a connection that PostgreSQL waits for.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pidFile, database)));
        } catch (IllegalStateException alreadyEnding) {
            stop(pidFile, database);
        }
        System.exit(0);
    }

    private static void haltIfStuck() {
        var halt = new Thread(() -> {
            try {
                Thread.sleep(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS + 2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        });
        halt.setDaemon(true);
        halt.start();
    }

    /**
     * Ctrl-C reaches every process of the terminal, but the application must end before the broker does: the parent stops
     * us when it is time. By reflection, as the compiler warns about every other way to name {@code sun.misc.Signal}.
     */
    private static void ignoreInterrupt() throws ReflectiveOperationException {
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        signal.getMethod("handle", signal, handler)
                .invoke(
                        null,
                        signal.getConstructor(String.class).newInstance("INT"),
                        handler.getField("SIG_IGN").get(null));
    }
}
