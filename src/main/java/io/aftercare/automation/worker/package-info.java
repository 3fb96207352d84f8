/** The workers of follow-ups: each does one action, once. Camunda's client needs them public. */
@NullMarked
package io.aftercare.automation.worker;

import org.jspecify.annotations.NullMarked;
