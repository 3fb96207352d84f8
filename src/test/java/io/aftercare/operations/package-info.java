/** What people who run Aftercare see of it: health, metrics, the dashboard and the alerts. */
@NullMarked
package io.aftercare.operations;

import org.jspecify.annotations.NullMarked;
