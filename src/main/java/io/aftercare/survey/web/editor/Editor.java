package io.aftercare.survey.web.editor;

import io.aftercare.survey.Band;
import io.aftercare.survey.Direction;
import io.aftercare.survey.EditorPart;
import io.aftercare.survey.Finding;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.Survey;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyLanguages;
import io.aftercare.survey.SurveyLanguages.Language;
import io.aftercare.survey.SurveyTexts;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The editor of one survey as a page shows it: {@code $editor} in its templates. */
public final class Editor {

    private final Survey survey;
    private final boolean unpublished;
    private final @Nullable String language;
    private final EditorPart part;
    private final List<Tab> tabs;
    private final List<Finding> findings;
    private final SurveyTexts texts;
    private final SurveyLanguages languages;

    /** A tab; {@code faults} are the fields on it that keep the survey from being published. */
    public record Tab(EditorPart part, String label, String path, boolean current, long faults) {}

    /** A score band of the survey. */
    public record BandOf(Sentiment sentiment, String key, String name, String scores) {}

    /**
     * @param unpublished whether the draft differs from what is live
     * @param language tag of the translation that is edited; null for the survey's own language
     */
    Editor(
            Survey survey,
            boolean unpublished,
            @Nullable String language,
            EditorPart part,
            List<Tab> tabs,
            List<Finding> findings,
            SurveyTexts texts,
            SurveyLanguages languages) {
        this.survey = survey;
        this.unpublished = unpublished;
        this.language = language;
        this.part = part;
        this.tabs = tabs;
        this.findings = findings;
        this.texts = texts;
        this.languages = languages;
    }

    public Survey survey() {
        return survey;
    }

    public SurveyDefinition draft() {
        return survey.draft();
    }

    /** Whether the draft of a published survey differs from what is sent. */
    public boolean unpublished() {
        return unpublished;
    }

    /** The path of the editor's pages. */
    public String path() {
        return "/surveys/" + survey.id() + "/edit";
    }

    public List<Tab> tabs() {
        return tabs;
    }

    /** The path of the tab that is shown. */
    public String here() {
        return tabs.stream().filter(Tab::current).map(Tab::path).findFirst().orElse(path());
    }

    public EditorPart part() {
        return part;
    }

    /** A field that is the same in all languages. */
    public EditorField setting(String path, @Nullable Object value) {
        return field(path, value == null ? "" : value.toString(), "");
    }

    /** The image of the closing page of a sentiment's band. */
    public EditorField thankYouImage(Sentiment sentiment) {
        var thanks = draft().thankYou().get(sentiment);
        return setting("thankYou." + sentiment.key() + ".image", thanks == null ? null : thanks.image());
    }

    /** A text in the language that is edited. */
    public EditorField text(String key) {
        return text(key, null);
    }

    /** A text of a sentiment's band in the language that is edited. */
    public EditorField text(String key, @Nullable Sentiment sentiment) {
        var text = DraftText.of(key).orElseThrow(() -> new IllegalArgumentException(key));
        var of = sentiment == null ? Sentiment.NEGATIVE : sentiment;
        var words = DraftWords.of(draft(), language);
        var unwritten = DraftWords.into(draft(), language, text.with(words, of, null));
        var value = text.in(words, of);
        return field(
                path(key, sentiment),
                value == null ? "" : value,
                text.standard(texts, language == null ? unwritten : unwritten.in(language), of));
    }

    private String path(String key, @Nullable Sentiment sentiment) {
        var segments = key.split("\\.", 2);
        return (language == null ? "" : "translations." + language + ".")
                + segments[0]
                + (sentiment == null ? "" : "." + sentiment.key())
                + (segments.length == 1 ? "" : "." + segments[1]);
    }

    private EditorField field(String path, String value, String standard) {
        return new EditorField(path, FieldPath.of(path).id(), value, standard, faultAt(path));
    }

    /** What the review says of the draft. */
    public List<Finding> findings() {
        return findings;
    }

    /** What is wrong at a field, or null. */
    public @Nullable String faultAt(String path) {
        return findings.stream()
                .filter(Finding::blocksPublishing)
                .filter(finding ->
                        finding.field().equals(path) || finding.field().startsWith(path + "."))
                .map(Finding::message)
                .findFirst()
                .orElse(null);
    }

    /** The bands of the survey's scale, lowest scores first. */
    public List<BandOf> bands() {
        return draft().type().bands().stream().map(this::band).toList();
    }

    private BandOf band(Band band) {
        var type = draft().type();
        var scores = IntStream.rangeClosed(type.min(), type.max())
                .filter(score -> type.bandOf(score) == band)
                .summaryStatistics();
        return new BandOf(
                band.sentiment(),
                band.sentiment().key(),
                texts.bandName(draft().toBuilder().language("en").build(), band),
                scores.getMin() == scores.getMax()
                        ? String.valueOf(scores.getMin())
                        : scores.getMin() + "–" + scores.getMax());
    }

    /** The scored question in the language that is edited. */
    public String question() {
        return texts.question(inLanguage());
    }

    private SurveyDefinition inLanguage() {
        return language == null ? draft() : draft().in(language);
    }

    /** Tag of the language that is edited. */
    public String language() {
        return language == null ? draft().language() : language;
    }

    /** Tag of the translation that is edited, empty for the survey's own language: the parameter of addresses. */
    public String translation() {
        return language == null ? "" : language;
    }

    /** {@code ltr} or {@code rtl}, of what is typed. */
    public String direction() {
        return Direction.of(Locale.forLanguageTag(language()));
    }

    /** The languages that the survey is in, its own first. */
    public List<Language> written() {
        return Stream.concat(Stream.of(draft().language()), draft().translations().keySet().stream())
                .map(this::named)
                .toList();
    }

    /** The languages with standard texts. */
    public List<Language> offered() {
        return languages.list();
    }

    /** The languages that could be added. */
    public List<Language> addable() {
        var written = written().stream().map(Language::tag).toList();
        return languages.list().stream()
                .filter(offer -> !written.contains(offer.tag()))
                .toList();
    }

    /** A language by its own name. */
    public Language named(String tag) {
        return languages.list().stream()
                .filter(offer -> offer.tag().equals(tag))
                .findFirst()
                .orElseGet(() -> new Language(
                        tag,
                        Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH),
                        Direction.of(Locale.forLanguageTag(tag))));
    }

    /** How well text reads on the survey's colour. */
    public String onColor() {
        return draft().theme().onColor().equals("#000000") ? "black" : "white";
    }
}
