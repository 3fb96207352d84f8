package io.aftercare.survey.web.editor;

import io.aftercare.common.Refusal;
import io.aftercare.segment.Condition;
import io.aftercare.segment.Group;
import io.aftercare.segment.Match;
import io.aftercare.segment.Part;
import io.aftercare.segment.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an author does to a segment. A place is {@code 2} for the third part, {@code 2.0} for the first condition of the
 * group there.
 */
final class SegmentEdits {

    /** The place of a group that is not there yet. */
    static final String NEW_GROUP = "new";

    private static final Pattern PLACE = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,3}))?");

    private SegmentEdits() {}

    /** @param in empty for the segment itself, else the place of a group, or {@link #NEW_GROUP} */
    static Segment added(@Nullable Segment segment, String in, Condition condition) {
        var before = segment == null ? Segment.EVERYBODY : segment;
        var parts = new ArrayList<>(before.parts());
        if (in.isEmpty()) {
            parts.add(condition);
        } else if (in.equals(NEW_GROUP)) {
            parts.add(new Group(before.match() == Match.ALL ? Match.ANY : Match.ALL, List.of(condition)));
        } else {
            var at = Place.of(in);
            var conditions = new ArrayList<>(at.group(parts).conditions());
            conditions.add(condition);
            parts.set(at.part(), new Group(at.group(parts).match(), conditions));
        }
        return new Segment(before.match(), parts);
    }

    /** With another condition at a place of one. */
    static Segment replaced(@Nullable Segment segment, String place, Condition condition) {
        var before = segment == null ? Segment.EVERYBODY : segment;
        condition(before, place);
        var parts = new ArrayList<>(before.parts());
        var at = Place.of(place);
        var within = at.within();
        if (within == null) {
            parts.set(at.part(), condition);
        } else {
            var group = at.group(parts);
            var conditions = new ArrayList<>(group.conditions());
            conditions.set(within, condition);
            parts.set(at.part(), new Group(group.match(), conditions));
        }
        return new Segment(before.match(), parts);
    }

    /** The condition at a place. @throws Refusal {@code unknown-condition} */
    static Condition condition(@Nullable Segment segment, String place) {
        var parts = segment == null ? List.<Part>of() : segment.parts();
        var at = Place.of(place);
        var within = at.within();
        if (within != null) {
            var conditions = at.group(parts).conditions();
            if (within < conditions.size()) {
                return conditions.get(within);
            }
        } else if (at.in(parts) instanceof Condition condition) {
            return condition;
        }
        throw gone();
    }

    /** Without what was there; nothing left is nobody, for nobody asks all contacts by taking a condition away. */
    static @Nullable Segment removed(@Nullable Segment segment, String place) {
        var before = segment == null ? Segment.EVERYBODY : segment;
        var parts = new ArrayList<>(before.parts());
        var at = Place.of(place);
        var within = at.within();
        if (within == null) {
            at.in(parts);
            parts.remove(at.part());
        } else {
            var group = at.group(parts);
            var left = new ArrayList<>(group.conditions());
            if (within >= left.size()) {
                throw gone();
            }
            left.remove(within.intValue());
            if (left.isEmpty()) {
                parts.remove(at.part());
            } else {
                parts.set(at.part(), new Group(group.match(), left));
            }
        }
        return parts.isEmpty() ? null : new Segment(before.match(), parts);
    }

    /**
     * @param in empty for the segment itself, else the place of a group
     * @param key {@code all} or {@code any}
     */
    static Segment matching(@Nullable Segment segment, String in, String key) {
        var match = match(key);
        var before = segment == null ? Segment.EVERYBODY : segment;
        if (in.isEmpty()) {
            return new Segment(match, before.parts());
        }
        var parts = new ArrayList<>(before.parts());
        var at = Place.of(in);
        parts.set(at.part(), new Group(match, at.group(parts).conditions()));
        return new Segment(before.match(), parts);
    }

    private static Match match(String key) {
        return Arrays.stream(Match.values())
                .filter(match -> match.key().equals(key))
                .findFirst()
                .orElseThrow(SegmentEdits::gone);
    }

    private record Place(int part, @Nullable Integer within) {

        static Place of(String text) {
            var matcher = PLACE.matcher(text);
            if (!matcher.matches()) {
                throw gone();
            }
            var within = matcher.group(2);
            return new Place(Integer.parseInt(matcher.group(1)), within == null ? null : Integer.valueOf(within));
        }

        Part in(List<Part> parts) {
            if (part >= parts.size()) {
                throw gone();
            }
            return parts.get(part);
        }

        Group group(List<Part> parts) {
            if (in(parts) instanceof Group group) {
                return group;
            }
            throw gone();
        }
    }

    private static Refusal gone() {
        return Refusal.notFound(
                "unknown-condition", "This part of the segment is not there any more. Reload the page.");
    }
}
