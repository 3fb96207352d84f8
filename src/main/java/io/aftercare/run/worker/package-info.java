/** The workers of {@code bpmn/survey-run.bpmn}: each translates and delegates. Camunda's client needs them public. */
@NullMarked
package io.aftercare.run.worker;

import org.jspecify.annotations.NullMarked;
