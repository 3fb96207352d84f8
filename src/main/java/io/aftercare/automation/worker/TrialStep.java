package io.aftercare.automation.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an action when its follow-up was tried.
 *
 * @param action its id
 * @param type its word in JSON
 * @param after how much waiting of the follow-up lies before it; tasks take as long as people do, which is not in it
 */
public record TrialStep(String action, String type, Duration after, Outcome outcome) {

    /** What would have been done; nothing was. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "would")
    @JsonSubTypes({
        @Type(value = Mail.class, name = "mail"),
        @Type(value = NotMail.class, name = "not-mail"),
        @Type(value = CreateTask.class, name = "create-task"),
        @Type(value = OpenTicket.class, name = "open-ticket"),
        @Type(value = SetProperty.class, name = "set-property"),
        @Type(value = CallWebhook.class, name = "call-webhook"),
        @Type(value = Wait.class, name = "wait"),
        @Type(value = Decide.class, name = "decide"),
        @Type(value = Stop.class, name = "stop")
    })
    public sealed interface Outcome {}

    /** @param to addresses, each of which gets a mail of its own */
    public record Mail(String from, List<String> to, String subject, String text) implements Outcome {}

    /** @param why {@code unsubscribed}, {@code bounced} or {@code complained} */
    public record NotMail(String to, String why, String subject, String text) implements Outcome {}

    /**
     * @param people the address of a user, or the names of teams
     * @param dueIn null for no limit
     */
    public record CreateTask(
            List<String> people,
            String title,
            String instructions,
            @Nullable Duration dueIn,
            @Nullable String form) implements Outcome {}

    public record OpenTicket(
            String pipeline,
            String subject,
            String contactEmail,
            @Nullable String ownerEmail) implements Outcome {}

    /** @param value null takes the property away */
    public record SetProperty(String property, @Nullable String value) implements Outcome {}

    /** @param note what goes along with the answer, null for nothing */
    public record CallWebhook(String webhook, @Nullable String note) implements Outcome {}

    public record Wait(Duration duration) implements Outcome {}

    /** @param why what the condition met, such as "The score is 2." */
    public record Decide(String question, boolean yes, String why) implements Outcome {}

    /** The follow-up would stand here until somebody mends what is wrong. */
    public record Stop(String why) implements Outcome {}
}
