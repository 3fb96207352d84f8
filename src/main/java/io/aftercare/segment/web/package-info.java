/** REST of segments. */
@NullMarked
package io.aftercare.segment.web;

import org.jspecify.annotations.NullMarked;
