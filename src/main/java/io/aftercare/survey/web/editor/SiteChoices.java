package io.aftercare.survey.web.editor;

import io.aftercare.common.page.Option;
import io.aftercare.site.Sites;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.WebDelivery.Place;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a survey may be shown: the sites that are known, and whichever the draft names already. */
@Component
class SiteChoices {

    static final List<Option> PLACES = List.of(
            new Option(Place.DIALOG.key(), "in the middle, before the page"),
            new Option(Place.BUBBLE.key(), "in a corner, beside the page"));

    private final Sites sites;

    SiteChoices(Sites sites) {
        this.sites = sites;
    }

    List<Choice> of(SurveyDefinition draft) {
        var web = draft.web();
        if (web == null) {
            return List.of();
        }
        var listed = sites.list().stream()
                .map(site -> Choice.listed(site.origin(), site.name(), site.origin()))
                .toList();
        return Choice.of(listed, web.sites(), sites::unknown);
    }
}
