/** REST of runs. */
@NullMarked
package io.aftercare.run.web;

import org.jspecify.annotations.NullMarked;
