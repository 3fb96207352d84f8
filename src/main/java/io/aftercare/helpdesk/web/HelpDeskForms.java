package io.aftercare.helpdesk.web;

import io.aftercare.common.MultiLine;
import io.aftercare.common.SingleLine;
import io.aftercare.helpdesk.FieldPointers;
import io.aftercare.helpdesk.HelpDesk;
import io.aftercare.helpdesk.HelpDeskChange;
import io.aftercare.helpdesk.HelpDeskCommand;
import io.aftercare.helpdesk.HelpDeskKind;
import io.aftercare.helpdesk.StatusWords;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of help desks ask for, as typed. */
public final class HelpDeskForms {

    private static final String OR_EMPTY = "|^$";

    private HelpDeskForms() {}

    /** @param secret empty to have one made */
    public record NewHelpDeskForm(
            @NotBlank @Pattern(regexp = "zendesk|freshdesk|hubspot|jira|generic", message = "must be chosen")
            String kind,

            @NotBlank @Size(max = 100) @SingleLine String name,

            @NotBlank @Pattern(regexp = HelpDeskCommand.KEY + OR_EMPTY, message = HelpDeskCommand.NO_KEY)
            String key,

            @NotBlank @Size(max = 100) @SingleLine String pipeline,

            @NotNull @Pattern(regexp = HelpDeskCommand.SECRET + OR_EMPTY, message = HelpDeskCommand.NO_SECRET)
            String secret) {

        static final NewHelpDeskForm EMPTY = new NewHelpDeskForm("zendesk", "", "", "", "");

        HelpDeskCommand command() {
            return new HelpDeskCommand(
                    HelpDeskKind.withKey(kind), key, name.strip(), pipeline, given(secret), null, null);
        }

        /** Leaves the secret out of logs. */
        @Override
        public String toString() {
            return key;
        }
    }

    /** @param secret empty to have one made */
    public record SecretForm(
            @NotNull @Pattern(regexp = HelpDeskCommand.SECRET + OR_EMPTY, message = HelpDeskCommand.NO_SECRET)
            String secret) {

        @Nullable
        String value() {
            return given(secret);
        }

        /** Leaves the secret out of logs. */
        @Override
        public String toString() {
            return "SecretForm";
        }
    }

    /** A message to read as a delivery would be. */
    public record SampleForm(@NotBlank @Size(max = 100_000) String sample) {}

    /** Words stand on a line each. Pointers are null of a help desk that has none. */
    public record HelpDeskForm(
            @NotBlank @Size(max = 100) @SingleLine String name,
            @NotBlank @Size(max = 100) @SingleLine String pipeline,

            @NotNull @Size(max = WORDS) @MultiLine @Pattern(regexp = LINES, message = TOO_MANY)
            String open,

            @NotBlank @Size(max = WORDS) @MultiLine @Pattern(regexp = LINES, message = TOO_MANY)
            String closed,

            @Nullable @Size(min = 1, message = FieldPointers.NO_POINTER) @Pointer
            String ticketId,

            @Nullable @Size(min = 1, message = FieldPointers.NO_POINTER) @Pointer
            String status,

            @Nullable @Pointer String subject,

            @Nullable @Pointer String contactEmail,

            @Nullable @Pointer String contactFirstName,

            @Nullable @Pointer String contactLastName,

            @Nullable @Pointer String ownerEmail,

            @Nullable @Pointer String updatedAt) {

        static final int WORDS = 2_000;

        /** Possessive: there are two ways to read a line break of two characters, and so very many to read fifty. */
        static final String LINES = "(?:.{0,100}+(?:\\R|$)){0,50}+";

        static final String TOO_MANY = "must be at most 50 words of 100 characters, each on a line";

        static HelpDeskForm of(HelpDesk desk) {
            var pointers = desk.pointers();
            return new HelpDeskForm(
                    desk.name(),
                    desk.pipeline(),
                    String.join("\n", desk.words().open()),
                    String.join("\n", desk.words().closed()),
                    pointers == null ? null : pointers.ticketId(),
                    pointers == null ? null : pointers.status(),
                    pointers == null ? null : pointers.subject(),
                    pointers == null ? null : pointers.contactEmail(),
                    pointers == null ? null : pointers.contactFirstName(),
                    pointers == null ? null : pointers.contactLastName(),
                    pointers == null ? null : pointers.ownerEmail(),
                    pointers == null ? null : pointers.updatedAt());
        }

        HelpDeskChange change() {
            return new HelpDeskChange(name.strip(), pipeline, new StatusWords(lines(open), lines(closed)), pointers());
        }

        private @Nullable FieldPointers pointers() {
            if (ticketId == null || status == null) {
                return null;
            }
            return new FieldPointers(
                    ticketId,
                    status,
                    orEmpty(subject),
                    orEmpty(contactEmail),
                    orEmpty(contactFirstName),
                    orEmpty(contactLastName),
                    orEmpty(ownerEmail),
                    orEmpty(updatedAt));
        }

        private static String orEmpty(@Nullable String pointer) {
            return pointer == null ? "" : pointer;
        }

        private static List<String> lines(String words) {
            return words.lines()
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }

    private static @Nullable String given(String secret) {
        return secret.isEmpty() ? null : secret;
    }
}
