package io.aftercare.run;

import io.aftercare.crm.ContactId;
import io.aftercare.survey.RunId;
import java.time.Instant;

/**
 * A run that is to start for a contact without a ticket.
 *
 * @param id its id, chosen by who starts it: who starts it again starts no second one
 * @param sendAt when its mail is to leave; at once when that is past
 */
public record DueRun(RunId id, ContactId contactId, Instant sendAt) {}
