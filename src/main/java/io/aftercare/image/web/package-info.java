/** Images over HTTP: served to everybody, managed by API. */
@NullMarked
package io.aftercare.image.web;

import org.jspecify.annotations.NullMarked;
