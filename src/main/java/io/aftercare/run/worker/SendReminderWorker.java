package io.aftercare.run.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.run.ReminderSending;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** "Send reminder". */
@Component
public class SendReminderWorker {

    private final ReminderSending sending;

    SendReminderWorker(ReminderSending sending) {
        this.sending = sending;
    }

    @JobWorker(type = JobType.SEND_REMINDER, fetchVariables = ProcessVariable.RUN_ID)
    public Map<String, @Nullable Object> remind(ActivatedJob job) {
        sending.remind(RunOf.job(job));
        return Collections.singletonMap(ProcessVariable.REMINDER_AT, null);
    }
}
