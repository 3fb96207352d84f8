package io.aftercare.survey.web.editor;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the editor calls the fields of a draft. */
final class FieldNames {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("name", "Name"),
            Map.entry("language", "Language"),
            Map.entry("companyName", "Company name"),
            Map.entry("sender", "From"),
            Map.entry("sender.name", "From"),
            Map.entry("sender.address", "From"),
            Map.entry("subject", "Subject"),
            Map.entry("greeting", "Greeting"),
            Map.entry("introduction", "Introduction"),
            Map.entry("theme.color", "Colour"),
            Map.entry("theme.image", "Image"),
            Map.entry("pipeline", "Pipeline"),
            Map.entry("segment", "Segment"),
            Map.entry("schedule", "Schedule"),
            Map.entry("schedule.repeat", "How often contacts are asked"),
            Map.entry("schedule.firstAfterDays", "Days as a customer before"),
            Map.entry("schedule.since", "Customer since"),
            Map.entry("schedule.days", "Weekdays"),
            Map.entry("schedule.from", "From"),
            Map.entry("schedule.until", "Until"),
            Map.entry("schedule.timeZone", "Time zone"),
            Map.entry("schedule.timeZoneProperty", "Contact's time zone"),
            Map.entry("web", "Web sites"),
            Map.entry("web.sites", "Sites"),
            Map.entry("web.place", "Place on the page"),
            Map.entry("web.afterSeconds", "Seconds before it is shown"),
            Map.entry("delay", "Send the mail after"),
            Map.entry("commentWindow", "Time for a comment"),
            Map.entry("expiresAfter", "Expiry"),
            Map.entry("reminderAfter", "Reminder"),
            Map.entry("fatigueDays", "Days between surveys"),
            Map.entry("anonymous", "Anonymous answers"),
            Map.entry("followUpQuestions", "Follow-up question"),
            Map.entry("thankYou", "Thank you"),
            Map.entry("thankYou.heading", "Thank you, heading"),
            Map.entry("thankYou.body", "Thank you, text"),
            Map.entry("thankYou.image", "Thank you, image"),
            Map.entry("notifications", "Who is told"),
            Map.entry("notifications.users", "Users who are told"),
            Map.entry("notifications.teams", "Teams that are told"),
            Map.entry("notifications.onlyWithComment", "Only answers with a comment"),
            Map.entry("followUps", "Follow-up process"),
            Map.entry("runProcess", "Run process"),
            Map.entry("translations", "Languages"));

    private FieldNames() {}

    /** The name of the field at a path, with its band and language. */
    static String of(String path) {
        try {
            var field = FieldPath.of(path);
            var name = NAMES.getOrDefault(field.key(), field.key());
            return name
                    + suffix(
                            field.sentiment() == null ? null : field.sentiment().key())
                    + suffix(field.language() == null ? null : language(field.language()));
        } catch (io.aftercare.common.Refusal deeper) {
            return NAMES.getOrDefault(path.split("\\.", 2)[0], path);
        }
    }

    private static String suffix(@Nullable String word) {
        return word == null ? "" : " (" + word + ")";
    }

    private static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }
}
