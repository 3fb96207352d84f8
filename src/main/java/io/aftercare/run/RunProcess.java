package io.aftercare.run;

import java.util.Set;

/** The process that runs follow, {@code bpmn/survey-run.bpmn}. */
public final class RunProcess {

    public static final String ID = "survey-run";

    /** The step before which a run waits for its time. */
    public static final String DELAY = "delay-over";

    /** The step that mails the survey. */
    public static final String SENDING = "send-survey";

    /** All processes that may be a run's own. */
    public static final Set<String> IDS = Set.of(ID);

    private RunProcess() {}
}
