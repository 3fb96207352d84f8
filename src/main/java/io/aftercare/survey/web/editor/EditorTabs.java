package io.aftercare.survey.web.editor;

import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Properties;
import io.aftercare.mail.Tokens;
import io.aftercare.segment.SegmentWords;
import io.aftercare.segment.Segments;
import io.aftercare.survey.EditorPart;
import io.aftercare.survey.EditorTab;
import io.aftercare.survey.Rivals;
import io.aftercare.survey.Survey;
import io.aftercare.survey.TimeZones;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tabs of the editor that belong to surveys themselves; what follows an answer belongs to another module. */
@Configuration(proxyBeanMethods = false)
class EditorTabs {

    /** Of the colour picker; each is dark enough to stand out on white. */
    private static final List<String> COLORS =
            List.of("#1f5fbf", "#0f766e", "#15803d", "#b45309", "#b91c1c", "#be185d", "#7e22ce", "#334155");

    private record Tab(EditorPart part, String label, String template, Function<Survey, Map<String, Object>> content)
            implements EditorTab {

        @Override
        public Map<String, Object> model(Survey survey) {
            return content.apply(survey);
        }
    }

    @Bean
    EditorTab surveyTab(SenderChoices senders, SiteChoices sites, Properties properties) {
        return new Tab(
                EditorPart.SURVEY,
                "Survey",
                "survey/editor/survey",
                survey -> Map.of(
                        "senders", senders.of(survey.draft()),
                        "sites", sites.of(survey.draft()),
                        "places", SiteChoices.PLACES,
                        "standardSender", senders.standard(),
                        "colors", COLORS,
                        "contactTokens", tokens(properties, false),
                        "allTokens", tokens(properties, true)));
    }

    @Bean
    EditorTab feedbackTab() {
        return new Tab(EditorPart.FEEDBACK, "Feedback", "survey/editor/feedback", survey -> Map.of());
    }

    @Bean
    EditorTab thankYouTab() {
        return new Tab(EditorPart.THANK_YOU, "Thank you", "survey/editor/thank-you", survey -> Map.of());
    }

    @Bean
    EditorTab recipientsTab(Pipelines pipelines, Segments segments, SegmentWords words) {
        return new Tab(
                EditorPart.RECIPIENTS,
                "Recipients",
                "survey/editor/recipients",
                survey -> Map.of(
                        "pipelines", pipelines.list(),
                        "segment", SegmentView.of(survey, words.phrases(), segments),
                        "autofocus", false));
    }

    @Bean
    EditorTab settingsTab(NotifiedChoices notified, Rivals rivals, Properties properties, TimeZones zones) {
        return new Tab(
                EditorPart.SETTINGS,
                "Settings",
                "survey/editor/settings",
                survey -> Map.of(
                        "users", notified.users(survey.draft()),
                        "teams", notified.teams(survey.draft()),
                        "schedule", ScheduleChoices.of(survey.draft(), properties, zones),
                        "timing", Timing.of(survey.draft()),
                        "rivals", rivals.effects(survey.id(), survey.draft())));
    }

    private static List<String> tokens(Properties properties, boolean withTicket) {
        return Stream.concat(
                        Tokens.NAMES.stream(),
                        properties.list().stream().map(property -> Tokens.ofContactProperty(property.name())))
                .filter(token -> withTicket || !token.startsWith("ticket."))
                .sorted()
                .toList();
    }
}
