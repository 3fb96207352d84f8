package io.aftercare.wave.worker;

import io.aftercare.engine.BpmnErrorCode;
import io.aftercare.engine.JobType;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.wave.WaveId;
import io.aftercare.wave.WaveStep.Started;
import io.aftercare.wave.WaveStep.Stopped;
import io.aftercare.wave.WaveSteps;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.exception.CamundaError;
import java.util.Map;
import org.springframework.stereotype.Component;

/** "Start wave runs". */
@Component
public class StartWaveRunsWorker {

    private final WaveSteps steps;

    StartWaveRunsWorker(WaveSteps steps) {
        this.steps = steps;
    }

    @JobWorker(type = JobType.START_WAVE_RUNS)
    public Map<String, Object> start(@Variable(ProcessVariable.WAVE_ID) String waveId) {
        return switch (steps.start(WaveId.of(waveId))) {
            case Started started ->
                Map.of(
                        ProcessVariable.REMAINING, started.remaining(),
                        ProcessVariable.PAUSE, started.pause().toString());
            case Stopped stopped ->
                throw CamundaError.bpmnError(BpmnErrorCode.WAVE_STOPPED, "The survey is not live any more.");
        };
    }
}
