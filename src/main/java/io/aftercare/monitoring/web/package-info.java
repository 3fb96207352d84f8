/** The pages of runs, and the way of a run through its process for the API. */
@NullMarked
package io.aftercare.monitoring.web;

import org.jspecify.annotations.NullMarked;
