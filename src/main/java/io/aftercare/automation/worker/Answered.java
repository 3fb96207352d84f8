package io.aftercare.automation.worker;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Ticket;
import io.aftercare.response.Answer;
import io.aftercare.survey.SurveyDefinition;
import java.util.Optional;

/** An answer that is followed up, real or tried, and all whom it concerns. */
record Answered(SurveyDefinition survey, Answer answer, Contact contact, Optional<Ticket> ticket) {}
