/** The public pages. */
@NullMarked
package io.aftercare.response.web;

import org.jspecify.annotations.NullMarked;
