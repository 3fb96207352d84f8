package io.aftercare.automation;

import io.aftercare.survey.SurveyId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a survey's own run process, a changed copy of the one that all surveys share.
 *
 * @param number rises with every change of the draft, so that a published process never changes
 */
public record RunProcessId(SurveyId survey, int number) {

    /** The id of the process that all surveys share. */
    public static final String SHARED = "survey-run";

    private static final Pattern PROCESS_ID = Pattern.compile(
            SHARED + "-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-([1-9]\\d{0,8})");

    /** The id of the process. */
    public String processId() {
        return SHARED + "-" + suffix();
    }

    /** What the ids and start messages of all run processes of this survey have in common, after the shared name. */
    String family() {
        return survey.toString().replace("-", "");
    }

    /** What is added to the shared names. */
    String suffix() {
        return family() + "-" + number;
    }

    /** Whether a process belongs to the same survey, in whatever state it was drawn. */
    boolean isOfSameFamily(String processId) {
        return of(processId).filter(other -> other.survey.equals(survey)).isPresent();
    }

    RunProcessId withNumber(int other) {
        return new RunProcessId(survey, other);
    }

    /** @return empty for another process */
    public static Optional<RunProcessId> of(String processId) {
        var parts = PROCESS_ID.matcher(processId);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var id = UUID.fromString(
                String.join("-", parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5)));
        return Optional.of(new RunProcessId(new SurveyId(id), Integer.parseInt(parts.group(6))));
    }

    /**
     * The message that starts a run in the process that a survey names.
     *
     * @param shared the message that starts one in the shared process
     * @param process its id; null for the shared one
     */
    public static String startMessage(String shared, @Nullable String process) {
        return Optional.ofNullable(process)
                .flatMap(RunProcessId::of)
                .map(own -> shared + "-" + own.suffix())
                .orElse(shared);
    }
}
