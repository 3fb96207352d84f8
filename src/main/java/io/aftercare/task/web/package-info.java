/** Tasks as pages and by API. */
@NullMarked
package io.aftercare.task.web;

import org.jspecify.annotations.NullMarked;
