package io.aftercare.automation;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;

/** Starts a survey for a contact; the module of runs provides it. */
public interface SurveyStart {

    /**
     * Starts it in the caller's transaction; for a contact with an open run of that survey there is nothing to do.
     *
     * @param survey id or name of a live survey
     * @throws Refusal {@code survey-not-live}
     */
    void start(String survey, Contact contact);
}
