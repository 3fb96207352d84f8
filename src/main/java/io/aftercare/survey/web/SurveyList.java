package io.aftercare.survey.web;

import io.aftercare.common.CursorPage;
import io.aftercare.survey.OpenRuns.Open;
import io.aftercare.survey.ScoreLine;
import io.aftercare.survey.SurveyRow;
import io.aftercare.survey.SurveyStatus;
import io.aftercare.survey.SurveyType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The list of surveys as the page shows it.
 *
 * @param status null for all
 * @param offset whether this is not the first page
 */
public record SurveyList(String search, @Nullable SurveyStatus status, boolean offset, CursorPage<Line> page) {

    /**
     * A survey of the list.
     *
     * @param open what deleting it withdraws
     */
    public record Line(SurveyRow survey, ScoreLine figures, Open open) {

        public boolean isLive() {
            return survey.status() == SurveyStatus.LIVE;
        }

        public boolean isPaused() {
            return survey.status() == SurveyStatus.PAUSED;
        }

        /** Per cent with one decimal, or null. */
        public @Nullable String responseRate() {
            var rate = figures.responseRate();
            return rate == null ? null : String.format(java.util.Locale.ROOT, "%.1f %%", rate);
        }
    }

    /** A way to show only some of the surveys. */
    public record Choice(String label, String path, boolean chosen) {}

    public List<Choice> choices() {
        return List.of(
                choice("All", null),
                choice("Draft", SurveyStatus.DRAFT),
                choice("Live", SurveyStatus.LIVE),
                choice("Paused", SurveyStatus.PAUSED));
    }

    private Choice choice(String label, @Nullable SurveyStatus wanted) {
        return new Choice(label, path(wanted, null), wanted == status);
    }

    /** Whether there is nothing because nothing was made yet. */
    public boolean isUntouched() {
        return page.items().isEmpty() && search.isEmpty() && status == null && !offset;
    }

    /** Whether there is an NPS survey on the page: then it says whose mark that is. */
    public boolean isLoyaltyShown() {
        return page.items().stream().anyMatch(line -> line.survey().type() == SurveyType.NPS);
    }

    public @Nullable String nextPath() {
        return page.next() == null ? null : path(status, page.next());
    }

    private String path(@Nullable SurveyStatus wanted, @Nullable String after) {
        return UriComponentsBuilder.fromPath("/surveys")
                .queryParam("search", "{search}")
                .queryParam("status", "{status}")
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(search, wanted == null ? "" : wanted.key(), Objects.requireNonNullElse(after, ""))
                .toUriString();
    }
}
