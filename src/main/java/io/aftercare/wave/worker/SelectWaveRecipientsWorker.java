package io.aftercare.wave.worker;

import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.wave.WaveId;
import io.aftercare.wave.WaveSteps;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Map;
import org.springframework.stereotype.Component;

/** "Select wave recipients". */
@Component
public class SelectWaveRecipientsWorker {

    private final WaveSteps steps;

    SelectWaveRecipientsWorker(WaveSteps steps) {
        this.steps = steps;
    }

    @JobWorker(type = JobType.SELECT_WAVE_RECIPIENTS)
    public Map<String, Object> select(@Variable(ProcessVariable.WAVE_ID) String waveId) {
        return Map.of(ProcessVariable.REMAINING, steps.select(WaveId.of(waveId)));
    }
}
