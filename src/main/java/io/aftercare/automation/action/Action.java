package io.aftercare.automation.action;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.aftercare.common.MultiLine;
import io.aftercare.common.SingleLine;
import io.aftercare.identity.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * One step of a follow-up. Settings say what an author chose; whether they are sound is a question for
 * {@link ActionChecks}, so that an unfinished action can be kept in a draft: its texts are empty, never null.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Action.MailContact.class, name = "mail-contact"),
    @Type(value = Action.MailPeople.class, name = "mail-people"),
    @Type(value = Action.CreateTask.class, name = "create-task"),
    @Type(value = Action.OpenTicket.class, name = "open-ticket"),
    @Type(value = Action.SetContactProperty.class, name = "set-contact-property"),
    @Type(value = Action.CallWebhook.class, name = "call-webhook"),
    @Type(value = Action.Wait.class, name = "wait"),
    @Type(value = Action.Branch.class, name = "branch")
})
public sealed interface Action {

    /** What tells it from the others of its list: 1 to 12 lower-case letters and digits. */
    String id();

    /** Texts with personalisation tokens, by the name of their setting. */
    default Map<String, String> tokenTexts() {
        return Map.of();
    }

    /** An action that a worker of ours does; {@link TaskHeaders} carries its settings. */
    sealed interface Job extends Action {}

    /** Mails the person who answered. Who must not be mailed is not, and the follow-up goes on. */
    record MailContact(
            @NotNull String id,
            @NotBlank @Size(max = 200) @SingleLine String subject,
            @NotBlank @Size(max = 5_000) @MultiLine String body)
            implements Job {

        public MailContact {
            id = Texts.clean(id);
            subject = Texts.clean(subject);
            body = Texts.clean(body);
        }

        @Override
        public Map<String, String> tokenTexts() {
            return Map.of("subject", subject, "body", body);
        }
    }

    /**
     * Mails people of the company.
     *
     * @param users addresses of users
     * @param teams names of teams
     */
    record MailPeople(
            @NotNull String id,
            @Size(max = 50) List<@NotBlank @EmailAddress String> users,
            @Size(max = 50) List<@NotBlank @Size(max = 100) @SingleLine String> teams,
            @NotBlank @Size(max = 200) @SingleLine String subject,
            @NotBlank @Size(max = 5_000) @MultiLine String body)
            implements Job {

        public MailPeople {
            id = Texts.clean(id);
            users = Texts.names(users);
            teams = Texts.names(teams);
            subject = Texts.clean(subject);
            body = Texts.clean(body);
        }

        @Override
        public Map<String, String> tokenTexts() {
            return Map.of("subject", subject, "body", body);
        }
    }

    /**
     * Gives somebody a task and waits until it is done.
     *
     * @param title what is to be done; no tokens, for it stands in the engine
     * @param instructions how, with tokens
     * @param user address of the user who is to do it; null when a team is
     * @param teams names of teams, one of whose members is to do it
     * @param dueIn how long it may take; null for no limit
     * @param form id of the form that is filled in; null for one that asks nothing
     */
    record CreateTask(
            @NotNull String id,
            @NotBlank @Size(max = 100) @SingleLine String title,
            @Size(max = 2_000) @MultiLine String instructions,
            @Nullable @EmailAddress String user,
            @Size(max = 10) List<@NotBlank @Size(max = 100) @SingleLine String> teams,

            @Nullable @DurationMin(minutes = 1) @DurationMax(days = 90)
            Duration dueIn,

            @Nullable @Pattern(regexp = CreateTask.FORM_ID) String form)
            implements Action {

        /** Modeler's checks want a form for every task. */
        public static final String PLAIN_FORM = "task-done";

        static final String FORM_ID = "[A-Za-z_][A-Za-z0-9_.-]{0,99}";

        public CreateTask {
            id = Texts.clean(id);
            title = Texts.clean(title);
            instructions = Texts.clean(instructions);
            user = Texts.address(user);
            teams = Texts.names(teams);
            form = PLAIN_FORM.equals(form) ? null : Texts.absent(form);
        }

        @Override
        public Map<String, String> tokenTexts() {
            return Map.of("instructions", instructions);
        }
    }

    /**
     * Opens a ticket for the contact.
     *
     * @param pipeline key of the pipeline
     * @param owner address of the ticket's owner; null for none
     */
    record OpenTicket(
            @NotNull String id,
            @NotBlank @Size(max = 100) @SingleLine String pipeline,
            @NotBlank @Size(max = 200) @SingleLine String subject,
            @Nullable @EmailAddress String owner)
            implements Job {

        public OpenTicket {
            id = Texts.clean(id);
            pipeline = Texts.clean(pipeline);
            subject = Texts.clean(subject);
            owner = Texts.absent(owner);
        }

        @Override
        public Map<String, String> tokenTexts() {
            return Map.of("subject", subject);
        }
    }

    /**
     * Writes a property of the contact.
     *
     * @param property its name
     * @param value what to write, with tokens; empty clears the property
     */
    record SetContactProperty(
            @NotNull String id,
            @NotBlank @Size(max = 100) @SingleLine String property,
            @Size(max = 1_000) @MultiLine String value)
            implements Job {

        public SetContactProperty {
            id = Texts.clean(id);
            property = Texts.clean(property);
            value = Texts.clean(value);
        }

        @Override
        public Map<String, String> tokenTexts() {
            return Map.of("value", value);
        }
    }

    /**
     * Tells another system of the answer.
     *
     * @param webhook name of an endpoint
     * @param note goes along, with tokens
     */
    record CallWebhook(
            @NotNull String id,
            @NotBlank @Size(max = 100) @SingleLine String webhook,
            @Size(max = 1_000) @MultiLine String note)
            implements Job {

        public CallWebhook {
            id = Texts.clean(id);
            webhook = Texts.clean(webhook);
            note = Texts.clean(note);
        }

        @Override
        public Map<String, String> tokenTexts() {
            return Map.of("note", note);
        }
    }

    /** Lets time pass: whole minutes, at most 90 days. */
    record Wait(
            @NotNull String id,

            @DurationMin(minutes = 1) @DurationMax(days = 90)
            Duration duration) implements Action {

        public Wait {
            id = Texts.clean(id);
            Objects.requireNonNull(duration, "duration");
        }
    }

    /** Goes one of two ways and on from there; either may be empty. */
    record Branch(
            @NotNull String id, @Valid Condition condition, List<@Valid Action> then, List<@Valid Action> otherwise)
            implements Action {

        public Branch {
            id = Texts.clean(id);
            Objects.requireNonNull(condition, "condition");
            then = Texts.present(then);
            otherwise = Texts.present(otherwise);
        }
    }
}
