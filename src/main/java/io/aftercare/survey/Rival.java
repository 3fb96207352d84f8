package io.aftercare.survey;

import io.aftercare.common.Span;
import java.time.Duration;

/**
 * A survey that is live for the same tickets as another: whom one asks, the other may not ask.
 *
 * @param delay from the closing of the ticket until its mail
 * @param fatigueDays how long it leaves those alone who were asked
 */
record Rival(String name, Duration delay, int fatigueDays) {

    /** What the two do to each other. @param survey the draft that is looked at */
    String effectOn(SurveyDefinition survey) {
        return "The survey '%s' is live for the same pipeline. %s".formatted(name, effect(survey));
    }

    /** Every ticket of the pipeline starts both, so who is second is hardly ever sent. */
    private static String hardlyEver(String which) {
        return "As both ask about the same tickets, %s is hardly ever sent: change when, or how many days lie between, or pause one."
                .formatted(which);
    }

    private String effect(SurveyDefinition survey) {
        var order = delay.compareTo(survey.delay());
        if (order == 0) {
            return together(survey);
        }
        var gap = delay.minus(survey.delay()).abs();
        if (order < 0) {
            var times = "It is mailed first, %s; this one %s".formatted(after(delay), after(survey.delay()));
            return holds(survey.fatigueDays(), gap)
                    ? "%s. Who gets it gets nothing from this one within %s. %s"
                            .formatted(times, days(survey.fatigueDays()), hardlyEver("this one"))
                    : times + ": contacts get both.";
        }
        var times = "This one is mailed first, %s; '%s' %s".formatted(after(survey.delay()), name, after(delay));
        return holds(fatigueDays, gap)
                ? "%s. Who gets this one gets nothing from '%s' within %s. %s"
                        .formatted(times, name, days(fatigueDays), hardlyEver("'" + name + "'"))
                : times + ": contacts get both.";
    }

    private String together(SurveyDefinition survey) {
        var least = Math.min(fatigueDays, survey.fatigueDays());
        if (least == 0 && fatigueDays == survey.fatigueDays()) {
            return "Both are mailed %s: contacts get both.".formatted(after(delay));
        }
        return least == 0
                ? "Both are mailed %s, and which is first is left to chance: '%s' leaves out whom the other asked first."
                        .formatted(after(delay), fatigueDays == 0 ? survey.name() : name)
                : "Both are mailed %s, and which is first is left to chance: who gets one does not get the other within %s."
                        .formatted(after(delay), days(least));
    }

    private static boolean holds(int fatigueDays, Duration gap) {
        return gap.compareTo(Duration.ofDays(fatigueDays)) < 0;
    }

    private static String after(Duration delay) {
        return delay.isZero() ? "at once" : "after " + Span.of(delay);
    }

    private static String days(int days) {
        return Span.of(Duration.ofDays(days)).toString();
    }
}
