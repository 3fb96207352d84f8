package io.aftercare.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells a person who waits what is being waited for. */
final class Progress {

    private static final int SECONDS_BETWEEN_LINES = 3;

    private final Instant start = Instant.now();
    private final Set<String> pending = new ConcurrentSkipListSet<>();
    private final Consumer<String> lines;

    private Progress(Consumer<String> lines) {
        this.lines = lines;
    }

    static Progress silent() {
        return new Progress(line -> {});
    }

    static Progress onConsole() {
        var progress = new Progress(System.out::println);
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())
                .scheduleAtFixedRate(progress::remind, SECONDS_BETWEEN_LINES, SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
        return progress;
    }

    /** Runs work beside the caller, and names it until it is done. */
    CompletableFuture<Void> track(String name, Runnable work) {
        begin(name);
        return CompletableFuture.runAsync(
                        work, task -> Thread.ofPlatform().daemon().start(task))
                .thenRun(() -> done(name));
    }

    void begin(String name) {
        pending.add(name);
        say("Starting " + name + " ...");
    }

    void done(String name) {
        pending.remove(name);
        say("Ready: " + name);
    }

    private void remind() {
        if (!pending.isEmpty()) {
            say("Waiting for " + String.join(", ", pending) + " ...");
        }
    }

    private void say(String what) {
        lines.accept(
                "%3d s  %s".formatted(Duration.between(start, Instant.now()).toSeconds(), what));
    }
}
