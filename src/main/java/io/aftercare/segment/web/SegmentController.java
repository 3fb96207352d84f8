package io.aftercare.segment.web;

import io.aftercare.common.Refusal;
import io.aftercare.crm.ContactRow;
import io.aftercare.segment.Fault;
import io.aftercare.segment.Segment;
import io.aftercare.segment.SegmentWords;
import io.aftercare.segment.Segments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/segments")
@Tag(name = "Segments", description = "Whom a survey is for, as conditions over contacts, tickets and answers")
class SegmentController {

    private static final int SAMPLE = 5;

    /**
     * Who is in a segment.
     *
     * @param words the segment in words of people
     * @param contacts how many there are
     * @param sample a few of them, those who came last first
     */
    record SegmentCount(String words, long contacts, List<ContactRow> sample) {}

    private final Segments segments;
    private final SegmentWords words;

    SegmentController(Segments segments, SegmentWords words) {
        this.segments = segments;
        this.words = words;
    }

    @PostMapping("/count")
    @PreAuthorize("hasAuthority('contacts:read')")
    @Operation(
            summary = "Count the contacts of a segment, and show a few of them; nothing is kept",
            description =
                    "The type of a part is group, text, choice, number, date, age, presence, tickets, last-score, "
                            + "last-band or survey; docs/segments.md describes them.")
    SegmentCount count(@Valid @RequestBody Segment segment) {
        var faults = segments.faults(segment);
        if (!faults.isEmpty()) {
            throw unsound(faults);
        }
        return new SegmentCount(words.phrases().of(segment), segments.count(segment), segments.sample(segment, SAMPLE));
    }

    private static Refusal unsound(List<Fault> faults) {
        return Refusal.unprocessable(
                "unsound-segment",
                faults.stream()
                        .map(fault -> fault.path() + ": " + fault.message())
                        .collect(Collectors.joining(" ", "The segment cannot be used like this. ", "")));
    }
}
