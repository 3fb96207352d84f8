package io.aftercare.webdelivery;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.response.Responses;
import io.aftercare.run.SurveyShowing;
import io.aftercare.segment.Segments;
import io.aftercare.site.Site;
import io.aftercare.site.Sites;
import io.aftercare.site.Visitor;
import io.aftercare.site.Visitor.ByAddress;
import io.aftercare.site.Visitor.ByContact;
import io.aftercare.site.Visitors;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import io.aftercare.survey.WebDelivery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a visitor of a site sees a survey. */
@Service
public class WebSurveys {

    private final Surveys surveys;
    private final Sites sites;
    private final Visitors visitors;
    private final Contacts contacts;
    private final Segments segments;
    private final SurveyShowing showing;
    private final Responses responses;
    private final ShownTexts texts;

    WebSurveys(
            Surveys surveys,
            Sites sites,
            Visitors visitors,
            Contacts contacts,
            Segments segments,
            SurveyShowing showing,
            Responses responses,
            ShownTexts texts) {
        this.surveys = surveys;
        this.sites = sites;
        this.visitors = visitors;
        this.contacts = contacts;
        this.segments = segments;
        this.showing = showing;
        this.responses = responses;
        this.texts = texts;
    }

    /** The sites that may ask for a survey, be it live or paused; none if it is not shown on sites. */
    public List<String> origins(SurveyId id) {
        return surveys.published(id)
                .map(survey -> survey.definition().web())
                .map(WebDelivery::sites)
                .orElse(List.of());
    }

    /**
     * After how many seconds a visitor would be shown the survey; nothing is recorded.
     *
     * @param origin of the page that asks
     * @return empty for whoever is not due, or is not known at all
     * @throws Refusal {@code site-refused} or {@code identity-refused}
     */
    public Optional<Integer> due(SurveyId id, String origin, Identity identity) {
        var site = site(id, origin);
        return surveys.live(id)
                .filter(survey -> contact(site, id, identity)
                        .filter(contact -> isDue(survey, contact))
                        .isPresent())
                .map(survey -> web(survey).afterSeconds());
    }

    /**
     * Records that the visitor is shown the survey, once, and starts its run.
     *
     * @return empty for whoever is not due, or not any more
     * @throws Refusal {@code site-refused} or {@code identity-refused}
     */
    @Transactional
    public Optional<ShownSurvey> show(SurveyId id, String origin, Identity identity) {
        var site = site(id, origin);
        return surveys.live(id)
                .flatMap(survey -> contact(site, id, identity)
                        .filter(contact -> isInSegment(survey, contact))
                        .flatMap(contact -> showing.show(survey, contact.id()))
                        .map(link -> texts.survey(survey.definition().in(link.language()), link.token())));
    }

    /**
     * What the site's own storage is to keep of a visitor who came by a link.
     *
     * @throws Refusal {@code site-refused} or {@code identity-refused}
     */
    public String exchange(SurveyId id, String origin, String pass) {
        return visitors.exchange(site(id, origin), pass);
    }

    /**
     * Where the link on a thank-you page leads: to the site, whose script then knows who comes.
     *
     * @param token of the answer link whose page it is on; an unknown one leads there as well, as nobody
     * @throws Refusal {@code unknown-site}
     */
    public String arrival(Site site, String token) {
        return responses
                .link(token)
                .flatMap(link -> contacts.find(link.contactId()))
                .map(contact -> site.origin() + "/#aftercare="
                        + visitors.pass(site, contact.id().value()))
                .orElseGet(() -> site.origin() + "/");
    }

    private boolean isDue(PublishedSurvey survey, Contact contact) {
        return isInSegment(survey, contact) && showing.isDue(survey, contact);
    }

    private boolean isInSegment(PublishedSurvey survey, Contact contact) {
        var segment = survey.definition().segment();
        return segment != null && segments.contains(segment, contact.id());
    }

    private Site site(SurveyId id, String origin) {
        return Optional.of(origin)
                .filter(origins(id)::contains)
                .flatMap(sites::ofOrigin)
                .orElseThrow(
                        () -> Refusal.unauthorized(
                                "site-refused",
                                "This survey is not shown on this site. Choose the site on the survey's first tab, and publish it."));
    }

    private Optional<Contact> contact(Site site, SurveyId survey, Identity identity) {
        var signed = identity.identity();
        var kept = identity.visitor();
        if (signed != null) {
            return contact(visitors.signedBySite(site, survey.toString(), signed));
        }
        return kept == null ? Optional.empty() : contact(visitors.knownByLink(site, kept));
    }

    private Optional<Contact> contact(Visitor visitor) {
        return switch (visitor) {
            case ByAddress known -> contacts.findByEmail(known.email());
            case ByContact known -> contacts.find(new ContactId(known.contact()));
        };
    }

    private static WebDelivery web(PublishedSurvey survey) {
        return Objects.requireNonNull(survey.definition().web());
    }
}
