package io.aftercare.insight.web;

import io.aftercare.insight.Funnel;
import io.aftercare.insight.Funnel.Loss;
import io.aftercare.insight.Funnel.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of the funnel.
 *
 * @param share how many of the step before it came here, in words, or what else is to say; null for nothing
 * @param width of its bar, where that of the largest step is 100 %
 */
public record ShownStep(String label, long count, @Nullable String share, String width, List<Loss> losses) {

    /** @param reached how the surveys reached people, such as {@code shown} */
    static List<ShownStep> of(Funnel funnel, String reached) {
        var most = funnel.steps().stream().mapToLong(Funnel.Step::count).max().orElse(0);
        return funnel.steps().stream()
                .map(step -> new ShownStep(
                        step.stage() == Stage.SENT
                                ? Wording.capital(reached)
                                : step.stage().label(),
                        step.count(),
                        share(funnel, step, reached),
                        Bar.percent(step.count(), most),
                        step.losses()))
                .toList();
    }

    /** Tickets and runs are not the same: a ticket may have several surveys, a survey no ticket. */
    private static @Nullable String share(Funnel funnel, Funnel.Step step, String reached) {
        return switch (step.stage()) {
            case CLOSED -> null;
            case REGISTERED ->
                !funnel.beginsWithTickets() || funnel.withoutTicket() == 0
                        ? null
                        : funnel.withoutTicket() + " without a ticket";
            case SENT -> share(funnel, step, Stage.REGISTERED, "of the registered");
            case ANSWERED -> share(funnel, step, Stage.SENT, "of the " + reached);
            case COMMENTED, FOLLOWED_UP -> share(funnel, step, Stage.ANSWERED, "of the answered");
        };
    }

    private static @Nullable String share(Funnel funnel, Funnel.Step step, Stage whole, String words) {
        return funnel.steps().stream()
                .filter(other -> other.stage() == whole && other.count() > 0)
                .findAny()
                .map(other -> Bar.share(step.count(), other.count()) + " " + words)
                .orElse(null);
    }
}
