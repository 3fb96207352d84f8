package io.aftercare.survey;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Pipelines;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.image.ImageId;
import io.aftercare.image.Images;
import io.aftercare.mail.TokenText;
import io.aftercare.segment.Segments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether all that a definition names is there: an unknown token would be a hole in a mail. */
@Component
class SurveyChecks {

    private final Pipelines pipelines;
    private final Segments segments;
    private final SurveyTokens tokens;
    private final Users users;
    private final Teams teams;
    private final Images images;
    private final ScheduleChecks schedules;
    private final WebChecks webs;

    SurveyChecks(
            Pipelines pipelines,
            Segments segments,
            SurveyTokens tokens,
            Users users,
            Teams teams,
            Images images,
            ScheduleChecks schedules,
            WebChecks webs) {
        this.pipelines = pipelines;
        this.segments = segments;
        this.tokens = tokens;
        this.users = users;
        this.teams = teams;
        this.images = images;
        this.schedules = schedules;
        this.webs = webs;
    }

    List<Finding> faults(SurveyDefinition survey) {
        var allTokens = tokens.names();
        var contactTokens = SurveyTokens.withoutTicket(allTokens);
        var faults = new ArrayList<Finding>();
        checkTokens("subject", survey.subject(), contactTokens, faults);
        checkTokens("greeting", survey.greeting(), contactTokens, faults);
        checkTokens("introduction", survey.introduction(), allTokens, faults);
        checkPageTexts(survey, faults);
        checkTranslations(survey, contactTokens, allTokens, faults);
        var pipeline = survey.pipeline();
        if (pipeline != null && !pipelines.exists(pipeline)) {
            faults.add(Finding.error(
                    "pipeline", "There is no pipeline '%s'. Choose another, or create it first.".formatted(pipeline)));
        }
        var segment = survey.segment();
        if (segment != null) {
            segments.faults(segment)
                    .forEach(fault -> faults.add(Finding.error("segment." + fault.path(), fault.message())));
        }
        faults.addAll(schedules.faults(survey));
        faults.addAll(webs.faults(survey));
        checkNotified(survey, faults);
        checkImages(survey, faults);
        return faults;
    }

    /** @throws Refusal {@code unsound-survey} */
    void requireSound(SurveyDefinition survey) {
        var faults = faults(survey);
        if (!faults.isEmpty()) {
            throw Refusal.unprocessable("unsound-survey", "The survey cannot be kept like this. " + described(faults));
        }
    }

    static String described(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.field() + ": " + finding.message())
                .collect(Collectors.joining(" "));
    }

    private static void checkTranslations(
            SurveyDefinition survey, Set<String> contactTokens, Set<String> allTokens, List<Finding> faults) {
        var taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.add(survey.language());
        survey.translations().forEach((tag, words) -> {
            var path = "translations." + tag;
            if (!taken.add(tag)) {
                faults.add(Finding.error(
                        path, "The survey is in this language already. Remove one, or choose another language."));
            }
            checkTokens(path + ".subject", words.subject(), contactTokens, faults);
            checkTokens(path + ".greeting", words.greeting(), contactTokens, faults);
            checkTokens(path + ".introduction", words.introduction(), allTokens, faults);
            checkQuestions(path + ".", words.followUpQuestions(), faults);
            words.thankYou()
                    .byKey()
                    .forEach((key, thanks) -> checkThanks(path + ".", key, thanks.heading(), thanks.body(), faults));
        });
    }

    /** Pages may be seen by whoever has the link, so they name nobody. */
    private static void checkPageTexts(SurveyDefinition survey, List<Finding> faults) {
        checkQuestions("", survey.followUpQuestions(), faults);
        survey.thankYou()
                .byKey()
                .forEach((key, thanks) -> checkThanks("", key, thanks.heading(), thanks.body(), faults));
    }

    private static void checkQuestions(String path, PerSentiment<String> questions, List<Finding> faults) {
        questions
                .byKey()
                .forEach((key, text) -> checkTokens(path + "followUpQuestions." + key, text, Set.of(), faults));
    }

    private static void checkThanks(
            String path, String key, @Nullable String heading, @Nullable String body, List<Finding> faults) {
        checkTokens(path + "thankYou." + key + ".heading", heading, Set.of(), faults);
        checkTokens(path + "thankYou." + key + ".body", body, Set.of(), faults);
    }

    private void checkNotified(SurveyDefinition survey, List<Finding> faults) {
        var notified = survey.notifications();
        if (!notified.users().isEmpty()) {
            users.unknown(notified.users())
                    .forEach(user -> faults.add(Finding.error(
                            "notifications.users",
                            "There is no user '%s'. Remove the address, or create the user first.".formatted(user))));
        }
        if (!notified.teams().isEmpty()) {
            teams.unknown(notified.teams())
                    .forEach(team -> faults.add(Finding.error(
                            "notifications.teams",
                            "There is no team '%s'. Remove the name, or create the team first.".formatted(team))));
        }
    }

    private void checkImages(SurveyDefinition survey, List<Finding> faults) {
        var shown = new LinkedHashMap<String, ImageId>();
        if (survey.theme().image() != null) {
            shown.put("theme.image", new ImageId(survey.theme().image()));
        }
        survey.thankYou().byKey().forEach((key, thanks) -> {
            if (thanks.image() != null) {
                shown.put("thankYou." + key + ".image", new ImageId(thanks.image()));
            }
        });
        var missing = images.missing(shown.values());
        shown.forEach((field, image) -> {
            if (missing.contains(image)) {
                faults.add(Finding.error(
                        field, "This image is not in the library any more. Choose another, or remove it here."));
            }
        });
    }

    private static void checkTokens(String field, @Nullable String text, Set<String> allowed, List<Finding> faults) {
        if (text != null) {
            TokenText.parse(text)
                    .problems(allowed)
                    .forEach(problem -> faults.add(Finding.error(field, problem.message())));
        }
    }
}
