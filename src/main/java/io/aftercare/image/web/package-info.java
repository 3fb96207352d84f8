/** Images over HTTP: served to everybody, managed by API and on the pages of the library. */
@NullMarked
package io.aftercare.image.web;

import org.jspecify.annotations.NullMarked;
