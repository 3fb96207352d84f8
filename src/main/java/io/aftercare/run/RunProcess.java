package io.aftercare.run;

import io.aftercare.automation.RunProcessId;

/** The process that runs follow unless their survey has a changed copy of its own, {@code bpmn/survey-run.bpmn}. */
public final class RunProcess {

    public static final String ID = RunProcessId.SHARED;

    /** The step before which a run waits for its time. */
    public static final String DELAY = "delay-over";

    /** The step that mails the survey. */
    public static final String SENDING = "send-survey";

    private RunProcess() {}
}
