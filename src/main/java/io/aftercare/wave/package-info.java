/**
 * Waves: on its day, each survey that recurs asks those contacts whose turn has come ({@code bpmn/survey-wave.bpmn}). Who
 * they are is one statement, so it reads tables of other modules ({@code contact}, {@code suppression},
 * {@code survey_run}); it writes none of them.
 */
@ApplicationModule(allowedDependencies = {"run", "survey", "segment", "crm", "engine", "identity", "common"})
@NullMarked
package io.aftercare.wave;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
