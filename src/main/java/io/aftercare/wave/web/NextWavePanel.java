package io.aftercare.wave.web;

import io.aftercare.common.page.Panel;
import io.aftercare.survey.Survey;
import org.springframework.stereotype.Component;

/** Tells on the review page of a survey that recurs whom publishing asks. */
@Component
class NextWavePanel implements Panel<Survey> {

    /**
     * Where to learn more.
     *
     * @param recurs whether the survey asks by mail and by itself
     * @param path of the page of waves
     */
    public record Content(boolean recurs, String path) {}

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
        var draft = survey.draft();
        return new Content(draft.schedule().isActive() && draft.web() == null, "/surveys/" + survey.id() + "/waves");
    }

    @Override
    public boolean isShown(Object content) {
        return content instanceof Content wave && wave.recurs();
    }
}
