package io.aftercare.automation.worker;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Ticket;
import io.aftercare.response.Answer;
import io.aftercare.response.AnswerLink;
import io.aftercare.survey.PublishedSurvey;
import java.util.Optional;

/** The run whose answer a follow-up follows, and all whom it concerns. */
record AnsweredRun(AnswerLink link, PublishedSurvey survey, Answer answer, Contact contact, Optional<Ticket> ticket) {}
