package io.aftercare.automation.worker;

import io.aftercare.crm.Contact;
import io.aftercare.response.AnswerLink;

/** The run whose answer a follow-up follows. */
record AnsweredRun(AnswerLink link, Answered about) {

    Contact contact() {
        return about.contact();
    }
}
