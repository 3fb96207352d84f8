package io.aftercare.survey.web.editor;

import io.aftercare.segment.Condition;
import io.aftercare.segment.Fault;
import io.aftercare.segment.Group;
import io.aftercare.segment.Match;
import io.aftercare.segment.Part;
import io.aftercare.segment.Phrases;
import io.aftercare.segment.Segment;
import io.aftercare.segment.Segments;
import io.aftercare.survey.Survey;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A segment as the Recipients tab shows it.
 *
 * @param path of the requests that change it
 * @param web whether its survey is shown on web sites
 * @param chosen whether there is one; without, nobody is asked
 * @param full whether it has as many conditions as it may have
 */
public record SegmentView(String path, boolean web, boolean chosen, Match match, List<Line> lines, boolean full) {

    /**
     * A condition, or a group of them.
     *
     * @param at its place
     * @param words empty for a group
     * @param match of a group; null for a condition
     * @param lines of a group
     * @param fault what is wrong with it; null when nothing is
     */
    public record Line(
            String at,
            String words,
            @Nullable Match match,
            List<Line> lines,
            @Nullable String fault) {

        /** What the ids of its parts on the page end with. */
        public String id() {
            return SegmentView.id(at);
        }

        public boolean isGroup() {
            return match != null;
        }
    }

    static SegmentView of(Survey survey, Phrases phrases, Segments segments) {
        var segment = survey.draft().segment();
        var shown = segment == null ? Segment.EVERYBODY : segment;
        return new SegmentView(
                path(survey),
                survey.draft().web() != null,
                segment != null,
                shown.match(),
                lines(shown.parts(), "", "parts", phrases, segments.faults(shown)),
                shown.conditions().size() >= Segment.MOST_CONDITIONS);
    }

    static String id(String place) {
        return place.replace('.', '-');
    }

    static String path(Survey survey) {
        return "/surveys/" + survey.id() + "/edit/segment";
    }

    public boolean isEverybody() {
        return chosen && lines.isEmpty();
    }

    private static List<Line> lines(
            List<? extends Part> parts, String within, String path, Phrases phrases, List<Fault> faults) {
        return IntStream.range(0, parts.size())
                .mapToObj(at -> line(parts.get(at), within + at, "%s[%d]".formatted(path, at), phrases, faults))
                .toList();
    }

    private static Line line(Part part, String at, String path, Phrases phrases, List<Fault> faults) {
        return switch (part) {
            case Condition condition -> new Line(at, phrases.of(condition), null, List.of(), fault(path, faults));
            case Group group ->
                new Line(
                        at,
                        "",
                        group.match(),
                        lines(group.conditions(), at + ".", path + ".conditions", phrases, faults),
                        null);
        };
    }

    private static @Nullable String fault(String path, List<Fault> faults) {
        return faults.stream()
                .filter(fault -> fault.path().startsWith(path + "."))
                .map(Fault::message)
                .findFirst()
                .orElse(null);
    }
}
