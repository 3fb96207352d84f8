package io.aftercare.survey;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Properties;
import io.aftercare.identity.Company;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.mail.TokenText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a definition may be kept, and whether it may be published. */
@Component
class SurveyChecks {

    private static final Set<String> TICKET_TOKENS = Set.of("ticket.subject", "ticket.external_id");
    private static final Set<String> COMMON_TOKENS =
            Set.of("contact.first_name", "contact.last_name", "contact.email", "company.name", "survey.name");

    private final Pipelines pipelines;
    private final Properties properties;
    private final Users users;
    private final Teams teams;
    private final Company company;
    private final SurveyMails mails;

    SurveyChecks(
            Pipelines pipelines, Properties properties, Users users, Teams teams, Company company, SurveyMails mails) {
        this.pipelines = pipelines;
        this.properties = properties;
        this.users = users;
        this.teams = teams;
        this.company = company;
        this.mails = mails;
    }

    /** @throws Refusal if a name or token in the definition is unknown: it would be a hole in a mail */
    void requireSound(SurveyDefinition survey) {
        var contactTokens = contactTokens();
        var allTokens = new HashSet<>(contactTokens);
        allTokens.addAll(TICKET_TOKENS);
        var faults = new ArrayList<String>();
        checkTokens("subject", survey.subject(), contactTokens, faults);
        checkTokens("greeting", survey.greeting(), contactTokens, faults);
        checkTokens("introduction", survey.introduction(), allTokens, faults);
        checkPageTexts(survey, faults);
        var pipeline = survey.pipeline();
        if (pipeline != null && !pipelines.exists(pipeline)) {
            faults.add("pipeline: there is no pipeline '%s'".formatted(pipeline));
        }
        checkNotified(survey, faults);
        refuse("unsound-survey", "The survey cannot be kept like this", faults);
    }

    /** @throws Refusal if something is missing that a mail needs */
    void requireComplete(SurveyDefinition survey) {
        requireSound(survey);
        var faults = new ArrayList<String>();
        if (mails.sender(survey).isEmpty()) {
            faults.add("sender: whom do the mails come from? Set it here or as aftercare.survey.sender");
        }
        if (survey.companyName() == null && company.name().isEmpty()) {
            faults.add("companyName: the question names the company");
        }
        var reminder = survey.reminderAfter();
        if (reminder != null && reminder.compareTo(survey.expiresAfter()) >= 0) {
            faults.add("reminderAfter: must be earlier than expiresAfter");
        }
        refuse("incomplete-survey", "The survey cannot be published yet", faults);
    }

    /** Pages may be seen by whoever has the link, so they name nobody. */
    private static void checkPageTexts(SurveyDefinition survey, List<String> faults) {
        survey.followUpQuestions()
                .byKey()
                .forEach((key, text) -> checkTokens("followUpQuestions." + key, text, Set.of(), faults));
        survey.thankYou().byKey().forEach((key, thanks) -> {
            checkTokens("thankYou." + key + ".heading", thanks.heading(), Set.of(), faults);
            checkTokens("thankYou." + key + ".body", thanks.body(), Set.of(), faults);
        });
    }

    private void checkNotified(SurveyDefinition survey, List<String> faults) {
        var notified = survey.notifications();
        if (!notified.users().isEmpty()) {
            users.unknown(notified.users())
                    .forEach(user -> faults.add("notifications.users: there is no user '%s'".formatted(user)));
        }
        if (!notified.teams().isEmpty()) {
            teams.unknown(notified.teams())
                    .forEach(team -> faults.add("notifications.teams: there is no team '%s'".formatted(team)));
        }
    }

    private static void checkTokens(String field, @Nullable String text, Set<String> allowed, List<String> faults) {
        if (text != null) {
            TokenText.parse(text).problems(allowed).forEach(problem -> faults.add(field + ": " + problem.message()));
        }
    }

    private Set<String> contactTokens() {
        var tokens = new HashSet<>(COMMON_TOKENS);
        properties.list().forEach(property -> tokens.add("contact." + property.name()));
        return tokens;
    }

    private static void refuse(String code, String what, List<String> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.unprocessable(code, what + ": " + String.join("; ", faults) + ".");
        }
    }
}
