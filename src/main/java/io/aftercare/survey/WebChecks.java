package io.aftercare.survey;

import io.aftercare.site.Sites;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a survey can be shown on web sites. */
@Component
class WebChecks {

    private final Sites sites;

    WebChecks(Sites sites) {
        this.sites = sites;
    }

    /** What is wrong with a survey that is shown on sites. */
    List<Finding> faults(SurveyDefinition survey) {
        var web = survey.web();
        if (web == null) {
            return List.of();
        }
        var faults = new ArrayList<Finding>();
        if (survey.type() == SurveyType.CES) {
            faults.add(
                    Finding.error(
                            "web",
                            "A CES survey asks about a ticket, so it is mailed when one closes. Make an NPS or CSAT survey for a web site."));
        }
        if (survey.pipeline() != null) {
            faults.add(Finding.error(
                    "pipeline", "A survey on a web site is not sent after tickets. Take the pipeline away."));
        }
        if (survey.reminderAfter() != null) {
            faults.add(Finding.error(
                    "reminderAfter", "A survey on a web site is shown once, so nobody is reminded. Choose “never”."));
        }
        if (!survey.delay().isZero()) {
            faults.add(
                    Finding.error(
                            "delay",
                            "A survey on a web site is shown when a contact is there. Choose no delay; web.afterSeconds is for seconds."));
        }
        if (survey.anonymous()) {
            faults.add(
                    Finding.error(
                            "anonymous",
                            "On a web site an answer comes from a visitor who is known there, so it cannot be anonymous. Mail the survey instead."));
        }
        sites.unknown(web.sites())
                .forEach(origin -> faults.add(Finding.error(
                        "web.sites",
                        "There is no site '%s'. Take it away, or ask an admin to add it under Settings, Web sites."
                                .formatted(origin))));
        return faults;
    }

    /** What is missing before it can be published. */
    static List<Finding> missing(SurveyDefinition survey) {
        var web = survey.web();
        return web == null || !web.sites().isEmpty()
                ? List.of()
                : List.of(Finding.error(
                        "web.sites",
                        "No site is chosen, so it would be shown nowhere. Choose the sites that show it."));
    }
}
