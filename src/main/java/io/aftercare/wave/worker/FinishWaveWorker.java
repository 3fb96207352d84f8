package io.aftercare.wave.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.wave.WaveId;
import io.aftercare.wave.WaveSteps;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.springframework.stereotype.Component;

/** "Finish wave". */
@Component
public class FinishWaveWorker {

    private final WaveSteps steps;

    FinishWaveWorker(WaveSteps steps) {
        this.steps = steps;
    }

    @JobWorker(type = JobType.FINISH_WAVE)
    public void finish(@Variable(ProcessVariable.WAVE_ID) String waveId) {
        steps.finish(WaveId.of(waveId));
    }
}
