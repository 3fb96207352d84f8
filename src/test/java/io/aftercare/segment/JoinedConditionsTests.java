package io.aftercare.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.segment.Condition.Choice;
import io.aftercare.segment.Condition.Day;
import io.aftercare.segment.Condition.LastBand;
import io.aftercare.segment.Condition.LastScore;
import io.aftercare.segment.Condition.Numeric;
import io.aftercare.segment.Condition.Presence;
import io.aftercare.segment.Condition.Surveyed;
import io.aftercare.segment.Condition.Text;
import io.aftercare.segment.Condition.Tickets;
import io.aftercare.segment.Operators.OfChoice;
import io.aftercare.segment.Operators.OfDay;
import io.aftercare.segment.Operators.OfNumber;
import io.aftercare.segment.Operators.OfPresence;
import io.aftercare.segment.Operators.OfText;
import io.aftercare.segment.Operators.OfTickets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions joined to a segment, and the SQL that becomes of them. */
class JoinedConditionsTests extends ConditionsTest {

    @Test
    void joinsConditionsAndGroups() {
        var gold = new Choice(plan, OfChoice.IS, List.of("gold"));
        var silver = new Choice(plan, OfChoice.IS, List.of("silver"));
        var many = new Numeric(seats, OfNumber.IS_MORE_THAN, BigDecimal.TEN);
        assertThat(found(all(gold, silver))).isEmpty();
        assertThat(found(any(gold, silver))).isEqualTo("ann bob");
        assertThat(found(all(new Group(Match.ANY, List.of(gold, silver)), many)))
                .isEqualTo("bob");
        assertThat(found(any(gold, new Group(Match.ALL, List.of(silver, many)))))
                .isEqualTo("ann bob");
        assertThat(found(Segment.EVERYBODY)).isEqualTo(EVERYBODY);
    }

    @Test
    void writesNoTextOfAPersonIntoTheStatement() {
        var text = "x'; drop table contact; --";
        var hostile = all(
                new Text(Field.ofProperty(text), OfText.IS, text),
                new Choice(Field.ofProperty(text), OfChoice.IS, List.of(text)),
                new Numeric(Field.ofProperty(text), OfNumber.IS_MORE_THAN, BigDecimal.ONE),
                new Day(Field.ofProperty(text), OfDay.IS, LocalDate.EPOCH),
                new Presence(Field.ofProperty(text), OfPresence.IS_KNOWN),
                new Tickets(OfTickets.AT_LEAST, 1, TicketEvent.OPENED, text, null),
                new LastScore(text, OfNumber.IS, 1),
                new LastBand(text, OfChoice.IS, List.of(text)),
                new Surveyed(SurveyEvent.ASKED, text, 1));
        assertThat(segments.sql(hostile).condition()).doesNotContain("drop").doesNotContain("x'");
        assertThat(segments.count(hostile)).isZero();
    }
}
