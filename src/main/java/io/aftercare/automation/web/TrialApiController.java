package io.aftercare.automation.web;

import io.aftercare.automation.worker.SampleAnswer;
import io.aftercare.automation.worker.TrialStep;
import io.aftercare.common.MultiLine;
import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.crm.Contact;
import io.aftercare.crm.Contacts;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A contact's or a ticket's values are shown to callers who may read contacts and tickets. */
@RestController
@Tag(name = "Follow-ups")
class TrialApiController {

    /**
     * An answer that nobody gave.
     *
     * @param contactEmail left out for the contact of the ticket, or an example
     * @param ticket external id
     */
    record TrialCommand(
            @NotNull @Schema(example = "2") Integer score,

            @Nullable @Size(max = 4_000) @MultiLine @Schema(example = "I waited too long.")
            String comment,

            @Nullable @Size(max = 254) @SingleLine @Schema(example = "ada@customer.example")
            String contactEmail,

            @Nullable @Size(max = 100) @SingleLine @Schema(example = "HELP-1042")
            String ticket) {}

    private final Trials trials;
    private final Contacts contacts;

    TrialApiController(Trials trials, Contacts contacts) {
        this.trials = trials;
        this.contacts = contacts;
    }

    @PostMapping("/api/v1/surveys/{id}/follow-ups/{sentiment}/try")
    @PreAuthorize("hasAuthority('surveys:read')"
            + " and (#command.contactEmail() == null or hasAuthority('contacts:read'))"
            + " and (#command.ticket() == null or hasAuthority('contacts:read') and hasAuthority('tickets:read'))")
    @Operation(summary = "Tell what each action of a list would do after a sample answer; nothing is sent or stored")
    List<TrialStep> tryIt(
            @PathVariable UUID id, @PathVariable String sentiment, @Valid @RequestBody TrialCommand command) {
        var email = command.contactEmail();
        var contact = email == null || email.isBlank() ? null : contact(email).id();
        var sample = new SampleAnswer(command.score(), command.comment(), contact, command.ticket());
        return trials.of(new SurveyId(id), Sentiment.ofKey(sentiment), sample);
    }

    private Contact contact(String email) {
        return contacts.findByEmail(email)
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-contact",
                        "There is no contact with this address. Create it with POST /api/v1/contacts."));
    }
}
