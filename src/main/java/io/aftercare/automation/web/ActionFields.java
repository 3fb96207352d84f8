package io.aftercare.automation.web;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Comparison;
import io.aftercare.automation.action.Condition.Operator;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.automation.action.Condition.TicketProperty;
import io.aftercare.common.Refusal;
import io.aftercare.common.Span;
import io.aftercare.survey.Band;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Turns what was typed into the fields of an action into the action. Whether it is sound is checked elsewhere. */
final class ActionFields {

    private static final Pattern SCORE = Pattern.compile("\\d{1,2}");

    private final MultiValueMap<String, String> typed;

    private ActionFields(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    /** A new action, to be filled in. */
    static Action blank(ActionType type, String id) {
        return switch (type) {
            case MAIL_CONTACT -> new Action.MailContact(id, "", "");
            case MAIL_PEOPLE -> new Action.MailPeople(id, List.of(), List.of(), "", "");
            case CREATE_TASK -> new Action.CreateTask(id, "", "", null, List.of(), Duration.ofDays(2), null);
            case OPEN_TICKET -> new Action.OpenTicket(id, "", "", null);
            case SET_CONTACT_PROPERTY -> new Action.SetContactProperty(id, "", "");
            case CALL_WEBHOOK -> new Action.CallWebhook(id, "", "");
            case WAIT -> new Action.Wait(id, Duration.ofDays(1));
            case BRANCH -> new Action.Branch(id, new Condition.Comment(true), List.of(), List.of());
        };
    }

    /** @throws Refusal {@code unreadable-field} if something cannot be taken for what its field holds */
    static Action read(Action before, MultiValueMap<String, String> typed) {
        var fields = new ActionFields(typed);
        var id = before.id();
        return switch (before) {
            case Action.MailContact mail -> new Action.MailContact(id, fields.text("subject"), fields.text("body"));
            case Action.MailPeople mail ->
                new Action.MailPeople(
                        id, fields.all("users"), fields.all("teams"), fields.text("subject"), fields.text("body"));
            case Action.CreateTask task ->
                new Action.CreateTask(
                        id,
                        fields.text("title"),
                        fields.text("instructions"),
                        fields.orNull("user"),
                        fields.all("teams"),
                        fields.span(),
                        fields.orNull("form"));
            case Action.OpenTicket ticket ->
                new Action.OpenTicket(id, fields.text("pipeline"), fields.text("subject"), fields.orNull("owner"));
            case Action.SetContactProperty property ->
                new Action.SetContactProperty(id, fields.text("property"), fields.text("value"));
            case Action.CallWebhook call -> new Action.CallWebhook(id, fields.text("webhook"), fields.text("note"));
            case Action.Wait wait -> new Action.Wait(id, fields.pause());
            case Action.Branch branch ->
                new Action.Branch(id, fields.condition(branch.condition()), branch.then(), branch.otherwise());
        };
    }

    private Condition condition(Condition before) {
        return switch (text("by")) {
            case "score" ->
                new Condition.ScoreIs(
                        one("operator", Comparison.values(), Comparison::sign, Comparison.AT_MOST), score());
            case "band" -> new Condition.BandIs(one("band", Band.values(), Band::key, Band.DIFFICULT));
            case "comment" -> new Condition.Comment(!text("given").equals("no"));
            case "contact" -> property(Subject.CONTACT, before);
            case "ticket" -> property(Subject.TICKET, before);
            default -> throw unreadable("Choose what to decide by.");
        };
    }

    private Condition property(Subject subject, Condition before) {
        var same = before instanceof Condition.Property property && property.subject() == subject;
        var first = subject == Subject.TICKET ? TicketProperty.SUBJECT.key() : "";
        return new Condition.Property(
                subject,
                same ? text("property") : first,
                one("operator", Operator.values(), Operator::key, Operator.IS),
                orNull("value"));
    }

    private int score() {
        var score = text("score");
        if (score.isEmpty()) {
            return 1;
        }
        if (!SCORE.matcher(score).matches()) {
            throw unreadable("Type a score as a whole number.");
        }
        return Integer.parseInt(score);
    }

    private Duration pause() {
        var span = span();
        if (span == null) {
            throw unreadable("Type a whole number, such as 2.");
        }
        return span;
    }

    private @Nullable Duration span() {
        var unit = text("unit");
        if (unit.equals("none")) {
            return null;
        }
        var span = Span.parse(text("amount"), unit);
        if (span == null) {
            throw unreadable("Type a whole number, such as 2.");
        }
        return span;
    }

    private <T> T one(String field, T[] all, Function<T, String> key, T otherwise) {
        var chosen = text(field);
        return Arrays.stream(all)
                .filter(value -> key.apply(value).equals(chosen))
                .findFirst()
                .orElse(otherwise);
    }

    private String text(String field) {
        var value = typed.getFirst(field);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    private @Nullable String orNull(String field) {
        var value = text(field);
        return value.isEmpty() ? null : value;
    }

    private List<String> all(String field) {
        return typed.getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
    }

    private static Refusal unreadable(String message) {
        return Refusal.unprocessable("unreadable-field", message);
    }
}
