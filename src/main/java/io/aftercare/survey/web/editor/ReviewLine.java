package io.aftercare.survey.web.editor;

import io.aftercare.survey.EditorPart;
import io.aftercare.survey.Finding;
import io.aftercare.survey.Survey;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A finding of the review as a page shows it.
 *
 * @param path of the field at fault
 */
public record ReviewLine(boolean blocks, String field, String message, String path) {

    private static final Pattern LANGUAGE = Pattern.compile("translations\\.([^.]+).*");

    static List<ReviewLine> of(Survey survey, List<Finding> findings) {
        return findings.stream()
                .map(finding -> new ReviewLine(
                        finding.blocksPublishing(),
                        FieldNames.of(finding.field()),
                        finding.message(),
                        path(survey, finding.part(), finding.field())))
                .toList();
    }

    /** Where a field is edited: its tab, in its language, at its place. */
    static String path(Survey survey, EditorPart part, String field) {
        var language = LANGUAGE.matcher(field);
        return "/surveys/%s/edit/%s%s#field-%s"
                .formatted(
                        survey.id(),
                        part.key(),
                        language.matches() ? "?language=" + language.group(1) : "",
                        field.replace("sender.address", "sender")
                                .replace("sender.name", "sender")
                                .replace('.', '-'));
    }
}
