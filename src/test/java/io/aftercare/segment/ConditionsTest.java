package io.aftercare.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactRow;
import io.aftercare.crm.PropertyType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Five contacts whom conditions tell apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConditionsTest extends SegmentTest {

    static final String EVERYBODY = "ann bob cid dot eve";

    final String tag = unique();
    final Field plan = Field.ofProperty(tag + "_plan");
    final Field seats = Field.ofProperty(tag + "_seats");
    final Field city = Field.ofProperty(tag + "_city");
    final Field since = Field.ofProperty(tag + "_since");

    final Map<String, Contact> people = new TreeMap<>();

    /** Ann has much, Cid nothing, Dot what is odd; Eve is like Cid but was asked. */
    @BeforeAll
    void people() {
        property(tag + "_plan", PropertyType.CHOICE, "gold", "silver", "it's \"odd\" \\ {}");
        property(tag + "_seats", PropertyType.NUMBER);
        property(tag + "_city", PropertyType.TEXT);
        property(tag + "_since", PropertyType.DATE);
        pipelines.create(tag, "Support");
        pipelines.create(tag + "-sales", "Sales");
        var ann = person(
                "ann", "de-AT", Map.of("plan", "gold", "seats", 5, "city", "Zürich", "since", day(70).toString()));
        var bob = person(
                "bob", "en", Map.of("plan", "silver", "seats", 12.5, "city", "Berlin", "since", day(10).toString()));
        person("cid", null, Map.of());
        var dot = person(
                "dot",
                "DE",
                Map.of(
                        "plan",
                        "it's \"odd\" \\ {}",
                        "seats",
                        -3,
                        "city",
                        "100% _\\ ' or 1=1 --",
                        "since",
                        day(-5).toString()));
        var eve = person("eve", "pt-BR", Map.of("city", ""));
        created(ann.id(), daysAgo(100));
        created(bob.id(), daysAgo(3));

        ticket(ann, tag, daysAgo(6), daysAgo(5));
        ticket(ann, tag, daysAgo(41), daysAgo(40));
        ticket(ann, tag + "-sales", daysAgo(50), null);
        ticket(bob, tag + "-sales", daysAgo(102), daysAgo(100));

        var nps = survey("nps");
        var otherNps = survey("nps");
        var csat = survey("csat");
        answered(ann, nps, daysAgo(60), 9, "promoter");
        answered(ann, otherNps, daysAgo(10), 3, "detractor");
        asked(ann, nps, daysAgo(1));
        answered(bob, nps, daysAgo(200), 9, "promoter");
        answered(bob, csat, daysAgo(1), 3, "neutral");
        asked(eve, csat, daysAgo(20));
        assertThat(dot.language()).isEqualTo("de");
    }

    /** Those of these people who are in the segment, asked for in each of the ways. */
    String found(Segment segment) {
        var sql = segments.sql(segment);
        var counted = jdbc.sql("select count(*) from contact c where c.email like :these and " + sql.condition())
                .param("these", "%@" + tag + ".example")
                .params(sql.parameters())
                .query(Integer.class)
                .single();
        var sampled = segments.sample(segment, 10_000).stream()
                .map(ContactRow::email)
                .filter(email -> email.endsWith("@" + tag + ".example"))
                .map(email -> email.substring(0, 3))
                .sorted()
                .toList();
        var contained = people.entrySet().stream()
                .filter(person -> segments.contains(segment, person.getValue().id()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(sampled).isEqualTo(contained).hasSize(counted);
        return String.join(" ", sampled);
    }

    private Contact person(String name, @Nullable String language, Map<String, Object> values) {
        var tagged = new HashMap<String, Object>();
        values.forEach((key, value) -> tagged.put(tag + "_" + key, value));
        var person = contact(name + "@" + tag + ".example", language, tagged);
        people.put(name, person);
        return person;
    }

    LocalDate day(int daysAgo) {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC).minusDays(daysAgo);
    }
}
