package io.aftercare.wave.web;

import io.aftercare.run.SkipReason;
import io.aftercare.wave.Wave;
import io.aftercare.wave.WaveProgress;
import io.aftercare.wave.WaveView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/** A wave as the page shows it. */
public record WaveLine(WaveView view) {

    /** Contacts that were not mailed, and why. */
    public record Skipped(long contacts, String why) {}

    public Wave wave() {
        return view.wave();
    }

    public WaveProgress progress() {
        return view.progress();
    }

    public String day() {
        return Days.inWords(wave().day());
    }

    /** The list of its runs: those of its survey that began on the days on which it was started. */
    public String runsPath(ZoneId zone) {
        var ended = wave().endedAt();
        return UriComponentsBuilder.fromPath("/runs")
                .queryParam("survey", wave().surveyId())
                .queryParam("from", LocalDate.ofInstant(wave().createdAt(), zone))
                .queryParamIfPresent("to", Optional.ofNullable(ended).map(end -> LocalDate.ofInstant(end, zone)))
                .queryParam("zone", "{zone}")
                .encode()
                .buildAndExpand(zone)
                .toUriString();
    }

    public String state() {
        return switch (wave().state()) {
            case DUE -> "Selecting";
            case STARTING -> "Starting";
            case STARTED -> progress().scheduled() > 0 ? "Sending" : "Done";
            case STOPPED -> "Stopped";
        };
    }

    /** Whether some of its contacts are still to be selected or mailed. */
    public boolean isUnderWay() {
        return switch (wave().state()) {
            case DUE, STARTING -> true;
            case STARTED, STOPPED -> progress().scheduled() > 0;
        };
    }

    /** Most first. */
    public List<Skipped> skipped() {
        return progress().skipped().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(reason -> new Skipped(reason.getValue(), why(reason.getKey())))
                .toList();
    }

    private static String why(String reason) {
        return switch (reason) {
            case "run-open" -> "An earlier run of the survey was still open.";
            case "wave-stopped" -> "The survey was paused or deleted before their run was started.";
            default -> SkipReason.ofKey(reason).text();
        };
    }
}
