package io.aftercare.survey;

import io.aftercare.identity.Company;
import io.aftercare.identity.Senders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What keeps a survey from being published, and what is risky about it (R24). */
@Component
class SurveyReview {

    private static final Duration LONG_DELAY = Duration.ofDays(7);
    private static final Duration SHORT_LIFE = Duration.ofDays(1);

    /** What WCAG 2.2 asks of parts of a page that are not text. */
    private static final double LEAST_CONTRAST = 3;

    private static final String ENGLISH_QUESTION =
            "There are no standard texts in this language: the question and all that you do not write is in English.";

    private final SurveyChecks checks;
    private final Rivals rivals;
    private final SurveyMails mails;
    private final SurveyLanguages languages;
    private final Company company;
    private final Senders senders;
    private final List<FindingSource> others;

    SurveyReview(
            SurveyChecks checks,
            Rivals rivals,
            SurveyMails mails,
            SurveyLanguages languages,
            Company company,
            Senders senders,
            List<FindingSource> others) {
        this.checks = checks;
        this.rivals = rivals;
        this.mails = mails;
        this.languages = languages;
        this.company = company;
        this.senders = senders;
        this.others = others;
    }

    /** Errors first, both in the order of the editor. */
    List<Finding> of(SurveyId id, SurveyDefinition survey) {
        var findings = new ArrayList<>(checks.faults(survey));
        addMissing(survey, findings);
        findings.addAll(WebChecks.missing(survey));
        addImpossible(survey, findings);
        addRisksOfLanguages(survey, findings);
        addRisksOfTiming(survey, findings);
        addRisksOfAnonymity(survey, findings);
        findings.addAll(ScheduleChecks.risks(survey));
        addRisksOfSending(id, survey, findings);
        others.forEach(other -> findings.addAll(other.findings(id, survey)));
        findings.sort((one, other) -> one.severity() == other.severity()
                ? one.part().compareTo(other.part())
                : one.severity().compareTo(other.severity()));
        return List.copyOf(findings);
    }

    private void addMissing(SurveyDefinition survey, List<Finding> findings) {
        if (mails.sender(survey).isEmpty()) {
            findings.add(
                    Finding.error(
                            "sender",
                            "Whom do the mails come from? Choose a sender here, or set aftercare.survey.sender for all surveys."));
        }
        if (survey.companyName() == null && company.name().isEmpty()) {
            findings.add(Finding.error("companyName", "The question names the company. Enter its name."));
        }
        if (survey.type() == SurveyType.CES && survey.pipeline() == null) {
            findings.add(Finding.error(
                    "pipeline", "A CES survey is sent when a ticket closes. Choose the pipeline of those tickets."));
        }
    }

    private static void addImpossible(SurveyDefinition survey, List<Finding> findings) {
        var reminder = survey.reminderAfter();
        if (reminder != null && reminder.compareTo(survey.expiresAfter()) >= 0) {
            findings.add(Finding.error(
                    "reminderAfter",
                    "The reminder would go out when no answer is taken any more. Send it before the survey expires."));
        }
    }

    private void addRisksOfLanguages(SurveyDefinition survey, List<Finding> findings) {
        if (!languages.hasTexts(survey.language())) {
            findings.add(Finding.warning("language", ENGLISH_QUESTION));
        }
        survey.translations().keySet().stream()
                .filter(tag -> !languages.hasTexts(tag))
                .forEach(tag -> findings.add(Finding.warning("translations." + tag, ENGLISH_QUESTION)));
    }

    private static void addRisksOfTiming(SurveyDefinition survey, List<Finding> findings) {
        if (survey.type() == SurveyType.CES && survey.delay().compareTo(LONG_DELAY) > 0) {
            findings.add(Finding.warning(
                    "delay",
                    "More than 7 days after the ticket many have forgotten how it went. An hour or two is usual."));
        }
        if (survey.web() == null && survey.expiresAfter().compareTo(SHORT_LIFE) < 0) {
            findings.add(Finding.warning(
                    "expiresAfter", "Answers are taken for less than a day: who reads the mail later cannot answer."));
        } else if (survey.expiresAfter().compareTo(survey.delay()) < 0) {
            findings.add(Finding.warning(
                    "expiresAfter", "Respondents have less time to answer than they wait for the mail."));
        }
        if (survey.fatigueDays() == 0 && survey.web() == null) {
            findings.add(
                    Finding.notice(
                            "fatigueDays",
                            "With 0 days a contact gets this mail even if another survey reached them the day before. Who is asked often answers less: 30 days are usual."));
        }
    }

    private static void addRisksOfAnonymity(SurveyDefinition survey, List<Finding> findings) {
        if (!survey.anonymous()) {
            return;
        }
        if (!survey.notifications().isNobody()) {
            findings.add(Finding.warning("notifications", "Answers are anonymous: nobody is told of them."));
        }
        if (!survey.followUps().byKey().isEmpty()) {
            findings.add(Finding.warning("followUps", "Answers are anonymous: no follow-up starts."));
        }
        if (survey.runProcess() != null) {
            findings.add(Finding.warning(
                    "runProcess",
                    "Answers are anonymous: the process goes on after one, but its score, band and sentiment are null, "
                            + "and tasks of follow-ups in it fail."));
        }
    }

    private void addRisksOfSending(SurveyId id, SurveyDefinition survey, List<Finding> findings) {
        var from = survey.sender();
        if (from != null && !senders.knows(from.address())) {
            findings.add(Finding.warning(
                    "sender",
                    ("No user and no sender in the settings has the address %s. Mails come from it all the same, and "
                                    + "replies go there. Choose another, or have it added to the senders.")
                            .formatted(from.address())));
        }
        var notified = survey.notifications();
        if (notified.isNobody() && !survey.anonymous()) {
            findings.add(Finding.warning(
                    "notifications", "Nobody is told of answers. Choose users or teams who read them."));
        }
        if (survey.theme().contrastOnWhite() < LEAST_CONTRAST) {
            findings.add(Finding.warning(
                    "theme.color",
                    "This colour is hard to see on white. Choose a darker one for the scale and accents."));
        }
        rivals.effects(id, survey).forEach(effect -> findings.add(Finding.warning("fatigueDays", effect)));
    }
}
