/** The workers of {@code bpmn/survey-wave.bpmn}: each translates and delegates. */
@NullMarked
package io.aftercare.wave.worker;

import org.jspecify.annotations.NullMarked;
