package io.aftercare.run;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.aftercare.survey.SurveyDeleted;
import java.time.Instant;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the open runs of a deleted survey withdrawn after the deletion's commit, however many they are. */
@Component
class DeletedSurveyListener {

    /** Its instances go by the survey's id. */
    static final TaskDescriptor<Void> WITHDRAW_RUNS = TaskDescriptor.of("withdraw-runs-of-deleted-survey");

    private final SchedulerClient scheduler;

    DeletedSurveyListener(SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    @EventListener
    void on(SurveyDeleted deleted) {
        scheduler.scheduleIfNotExists(
                WITHDRAW_RUNS.instance(deleted.id().toString()).build(), Instant.now());
    }
}
