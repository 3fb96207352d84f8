package io.aftercare.survey.web.editor;

import io.aftercare.survey.EditorPart;
import io.aftercare.survey.Finding;
import io.aftercare.survey.Finding.Severity;
import io.aftercare.survey.Survey;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A finding of the review as a page shows it.
 *
 * @param badge how much it matters
 * @param style its class, which says the same
 * @param path of the field at fault
 */
public record ReviewLine(boolean blocks, String badge, String style, String field, String message, String path) {

    private static final Pattern LANGUAGE = Pattern.compile("translations\\.([^.]+).*");

    /** It is edited as a whole. */
    private static final Pattern SEGMENT = Pattern.compile("^segment\\..*");

    static List<ReviewLine> of(Survey survey, List<Finding> findings) {
        return findings.stream()
                .map(finding -> new ReviewLine(
                        finding.blocksPublishing(),
                        badge(finding.severity()),
                        style(finding.severity()),
                        FieldNames.of(finding.field()),
                        finding.message(),
                        path(survey, finding.part(), finding.field())))
                .toList();
    }

    private static String badge(Severity severity) {
        return switch (severity) {
            case ERROR -> "Must be mended";
            case WARNING -> "Risky";
            case NOTICE -> "For your information";
        };
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case ERROR -> "badge-fault";
            case WARNING -> "bg-yellow-lt";
            case NOTICE -> "bg-secondary-lt";
        };
    }

    /** Where a field is edited: its tab, in its language, at its place. */
    static String path(Survey survey, EditorPart part, String field) {
        var language = LANGUAGE.matcher(field);
        return "/surveys/%s/edit/%s%s#field-%s"
                .formatted(
                        survey.id(),
                        part.key(),
                        language.matches() ? "?language=" + language.group(1) : "",
                        SEGMENT.matcher(field)
                                .replaceFirst("segment")
                                .replace("sender.address", "sender")
                                .replace("sender.name", "sender")
                                .replace('.', '-'));
    }
}
