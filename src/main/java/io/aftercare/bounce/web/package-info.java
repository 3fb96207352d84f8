/** Takes reports over HTTP. */
@NullMarked
package io.aftercare.bounce.web;

import org.jspecify.annotations.NullMarked;
