package io.aftercare.automation;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Comparison;
import io.aftercare.automation.action.Condition.Operator;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.automation.action.Condition.TicketProperty;
import io.aftercare.survey.SurveyType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Any sound lists of actions for a CES survey, with texts that are hard on XML, FEEL and mail. */
public final class RandomLists {

    private static final List<String> TEXTS = List.of(
            "How can we help?",
            "Größe, Ærø, Łódź, 日本語, العربية",
            "😀 👩‍👩‍👧",
            "One line\n\nand another \"quoted\" 'line'",
            "<b>&amp; &#10; ]]> <!-- no --> <![CDATA[x",
            "{{contact.first_name|there}} gave {{answer.score}}",
            "=1 + 1",
            "= \"text\"",
            "\\ \\\" \\n \\u0041 ${1 + 1} #{2}",
            " spaces ",
            "a\r\nb\tc",
            "\u00a0\u2028 odd spaces",
            "x".repeat(150));

    private static final List<String> NAMES =
            List.of("Support", "Team \"A\", B", "Back\\slash", "Größe & <Co>", "=teams", "小さい", "O'Neill");

    private final Random random;
    private int count;

    private RandomLists(long seed) {
        this.random = new Random(seed);
    }

    /** A seed that {@code -Dseed} overrides, to see again what failed. */
    public static LongStream seeds(int count) {
        var first = Long.getLong("seed", System.nanoTime());
        return LongStream.range(first, first + count);
    }

    public static ActionList list(long seed) {
        var lists = new RandomLists(seed);
        return new ActionList(lists.actions(1 + lists.random.nextInt(6), 0));
    }

    /** As many actions as a list can have. */
    public static ActionList longest(long seed) {
        var lists = new RandomLists(seed);
        var actions = new ArrayList<Action>();
        while (new ActionList(actions).count() < ActionList.MOST_ACTIONS) {
            var action = lists.action(0);
            var longer = new ArrayList<>(actions);
            longer.add(action);
            actions = new ActionList(longer).count() <= ActionList.MOST_ACTIONS ? longer : actions;
        }
        return new ActionList(actions);
    }

    private List<Action> actions(int number, int depth) {
        return IntStream.range(0, number).mapToObj(at -> action(depth)).toList();
    }

    private Action action(int depth) {
        var id = "a" + ++count;
        return switch (random.nextInt(depth < ActionList.DEEPEST && count < 30 ? 10 : 7)) {
            case 0 -> new Action.MailContact(id, line(), text());
            case 1 -> new Action.MailPeople(id, List.of("ann@example.com"), names(), line(), text());
            case 2 -> task(id);
            case 3 -> new Action.OpenTicket(id, one(NAMES), line(), random.nextBoolean() ? "ann@example.com" : null);
            case 4 -> new Action.SetContactProperty(id, "churn_risk", random.nextBoolean() ? text() : "");
            case 5 -> new Action.CallWebhook(id, one(NAMES), random.nextBoolean() ? text() : "");
            case 6 -> new Action.Wait(id, duration());
            default -> branch(id, depth);
        };
    }

    private Action task(String id) {
        var one = random.nextBoolean();
        return new Action.CreateTask(
                id,
                shortened(line()).replace("{{", "{"),
                random.nextBoolean() ? text() : "",
                one ? "o'neill+{x}@example.com" : null,
                one
                        ? List.of()
                        : Stream.concat(Stream.of("Support"), names().stream().filter(name -> !name.contains("\\")))
                                .toList(),
                random.nextBoolean() ? duration() : null,
                random.nextBoolean() ? "call-back-customer" : null);
    }

    private static String shortened(String line) {
        return line.length() <= 100 ? line : line.substring(0, 100);
    }

    private Action branch(String id, int depth) {
        var then = actions(random.nextInt(3), depth + 1);
        var otherwise = actions(then.isEmpty() ? 1 : random.nextInt(3), depth + 1);
        return new Action.Branch(id, condition(), then, otherwise);
    }

    private Condition condition() {
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.ScoreIs(one(List.of(Comparison.values())), 1 + random.nextInt(7));
            case 1 -> new Condition.BandIs(one(SurveyType.CES.bands()));
            case 2 -> new Condition.Comment(random.nextBoolean());
            default -> property();
        };
    }

    private Condition property() {
        var subject = one(List.of(Subject.values()));
        var name = subject == Subject.CONTACT
                ? "a_rather_long_property_name"
                : one(List.of(TicketProperty.values())).key();
        var operator = one(List.of(Operator.values()));
        @Nullable String value = operator.needsValue() ? line() : null;
        return new Condition.Property(subject, name, operator, value);
    }

    private Duration duration() {
        return Duration.ofMinutes(1 + random.nextInt(90 * 24 * 60));
    }

    private List<String> names() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(at -> one(NAMES))
                .distinct()
                .toList();
    }

    private String text() {
        return String.join(
                "\n", IntStream.range(0, 3).mapToObj(at -> one(TEXTS)).toList());
    }

    private String line() {
        return one(TEXTS).replaceAll("\\p{Cc}+", " ");
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
