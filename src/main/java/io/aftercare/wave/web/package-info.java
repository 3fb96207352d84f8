/** Pages and API of waves. */
@NullMarked
package io.aftercare.wave.web;

import org.jspecify.annotations.NullMarked;
