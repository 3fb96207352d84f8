package io.aftercare.survey;

import io.aftercare.common.TextCatalogue;
import io.aftercare.common.Texts;
import io.aftercare.identity.Company;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The texts of a survey: the author's where there are such, else the standard ones of its language. */
@Component
public class SurveyTexts {

    private final TextCatalogue catalogue;
    private final Company company;

    SurveyTexts(TextCatalogue catalogue, Company company) {
        this.catalogue = catalogue;
        this.company = company;
    }

    /** The company whose name stands in the question. */
    public String companyName(SurveyDefinition survey) {
        return otherwise(survey.companyName(), () -> company.name().orElse(""));
    }

    /** The scored question: standard wording that no author can change (R3). */
    public String question(SurveyDefinition survey) {
        return texts(survey).get("question." + survey.type().key(), companyName(survey));
    }

    /** What the lowest score means. */
    public String lowLabel(SurveyDefinition survey) {
        return texts(survey).get("scale." + survey.type().key() + ".low");
    }

    /** What the highest score means. */
    public String highLabel(SurveyDefinition survey) {
        return texts(survey).get("scale." + survey.type().key() + ".high");
    }

    public String bandName(SurveyDefinition survey, Band band) {
        return texts(survey).get("band." + survey.type().key() + "." + band.key());
    }

    /** With its tokens. */
    public String subject(SurveyDefinition survey) {
        return otherwise(
                survey.subject(),
                () -> texts(survey).get("default.subject." + survey.type().key(), "{{company.name}}"));
    }

    /** With its tokens. */
    public String greeting(SurveyDefinition survey) {
        return otherwise(survey.greeting(), () -> texts(survey).get("default.greeting"));
    }

    /** With its tokens; the standard one of support effort speaks of the ticket, if there is one. */
    public String introduction(SurveyDefinition survey, boolean hasTicket) {
        var standard = survey.type() == SurveyType.CES && !hasTicket ? SurveyType.CSAT : survey.type();
        var words = texts(survey);
        var promise = words.get(survey.anonymous() ? "default.anonymous" : "default.one-click");
        return otherwise(survey.introduction(), () -> words.get("default.introduction." + standard.key(), promise));
    }

    public String followUpQuestion(SurveyDefinition survey, Sentiment sentiment) {
        return otherwise(
                survey.followUpQuestions().get(sentiment),
                () -> texts(survey).get("default.follow-up." + sentiment.key()));
    }

    public String thanksHeading(SurveyDefinition survey, Sentiment sentiment) {
        var thanks = survey.thankYou().get(sentiment);
        return otherwise(
                thanks == null ? null : thanks.heading(),
                () -> texts(survey).get("default.thanks.heading." + sentiment.key()));
    }

    public String thanksBody(SurveyDefinition survey, Sentiment sentiment) {
        var thanks = survey.thankYou().get(sentiment);
        return otherwise(
                thanks == null ? null : thanks.body(),
                () -> texts(survey).get("default.thanks.body." + sentiment.key()));
    }

    /** The standard words of the survey's language. */
    public Texts texts(SurveyDefinition survey) {
        return catalogue.in(survey.locale());
    }

    private static String otherwise(@Nullable String own, Supplier<String> standard) {
        return own == null || own.isBlank() ? standard.get() : own;
    }
}
