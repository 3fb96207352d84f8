/**
 * The workers of follow-ups: each does one action, once. Camunda's client needs them public. A trial plans with the same
 * parts what they would do.
 */
@NullMarked
package io.aftercare.automation.worker;

import org.jspecify.annotations.NullMarked;
