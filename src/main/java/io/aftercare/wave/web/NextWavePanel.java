package io.aftercare.wave.web;

import io.aftercare.common.page.Panel;
import io.aftercare.survey.Survey;
import io.aftercare.wave.Waves;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells on the review page of a survey that recurs whom publishing asks. */
@Component
class NextWavePanel implements Panel<Survey> {

    private final Waves waves;

    NextWavePanel(Waves waves) {
        this.waves = waves;
    }

    /**
     * The wave that comes next.
     *
     * @param day null for a survey that does not recur, or not by mail
     * @param path of the page of waves
     */
    public record Content(@Nullable String day, long contacts, String path) {}

    @Override
    public String title() {
        return "The next wave";
    }

    @Override
    public String authority() {
        return "runs:read";
    }

    @Override
    public String template() {
        return "wave/next-wave-panel";
    }

    @Override
    public Content content(Survey survey) {
        var path = "/surveys/" + survey.id() + "/waves";
        if (!survey.draft().schedule().isActive() || survey.draft().web() != null) {
            return new Content(null, 0, path);
        }
        var next = waves.ifPublished(survey.id(), survey.draft());
        return new Content(Days.inWords(next.day()), next.contacts(), path);
    }

    @Override
    public boolean isShown(Object content) {
        return content instanceof Content wave && wave.day() != null;
    }
}
