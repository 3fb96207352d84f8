/** The catalogue of actions: their settings, limits, words, and the task headers that carry them to workers. */
@NullMarked
package io.aftercare.automation.action;

import org.jspecify.annotations.NullMarked;
