/** Aftercare: one package per module. */
@NullMarked
package io.aftercare;

import org.jspecify.annotations.NullMarked;
