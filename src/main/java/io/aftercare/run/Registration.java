package io.aftercare.run;

import io.aftercare.survey.PublishedSurvey;

/** What became of a start message. */
public sealed interface Registration {

    /** The run is on record and belongs to the process instance that asked. */
    record Registered(SurveyRun run, PublishedSurvey survey) implements Registration {}

    /** The ticket has had this survey, or the contact has an open run of it. */
    record AlreadySurveyed() implements Registration {}

    /** The survey's runs follow another process, which starts now. */
    record HandedOver(String processId) implements Registration {}

    /** No run can be for what the message names. */
    record Refused(String why) implements Registration {}
}
