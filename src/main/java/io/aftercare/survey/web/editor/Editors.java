package io.aftercare.survey.web.editor;

import io.aftercare.common.Refusal;
import io.aftercare.survey.EditorPart;
import io.aftercare.survey.EditorTab;
import io.aftercare.survey.Finding;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyLanguages;
import io.aftercare.survey.SurveyTexts;
import io.aftercare.survey.Surveys;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the editor's pages together. */
@Component
class Editors {

    private final Map<EditorPart, EditorTab> tabs = new EnumMap<>(EditorPart.class);
    private final Surveys surveys;
    private final SurveyTexts texts;
    private final SurveyLanguages languages;

    Editors(List<EditorTab> tabs, Surveys surveys, SurveyTexts texts, SurveyLanguages languages) {
        tabs.forEach(tab -> this.tabs.put(tab.part(), tab));
        this.surveys = surveys;
        this.texts = texts;
        this.languages = languages;
    }

    /** @param language of the texts; a language that the survey is not written in counts as its own */
    Editor of(Survey survey, EditorPart part, @Nullable String language) {
        var translation = survey.draft().translations().containsKey(String.valueOf(language)) ? language : null;
        var findings = surveys.review(survey.id());
        var shown = tabs.values().stream()
                .map(tab -> tab(survey, tab, part, translation, findings))
                .toList();
        return new Editor(survey, surveys.isChanged(survey), translation, part, shown, findings, texts, languages);
    }

    private static Editor.Tab tab(
            Survey survey, EditorTab tab, EditorPart current, @Nullable String language, List<Finding> findings) {
        var path = "/surveys/%s/edit/%s%s"
                .formatted(survey.id(), tab.part().key(), language == null ? "" : "?language=" + language);
        var wrong = findings.stream()
                .filter(Finding::blocksPublishing)
                .filter(finding -> finding.part() == tab.part())
                .count();
        return new Editor.Tab(tab.part(), tab.label(), path, tab.part() == current, wrong);
    }

    EditorTab tab(String key) {
        return tabs.values().stream()
                .filter(tab -> tab.part().key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown-tab", "The editor has no such tab."));
    }
}
