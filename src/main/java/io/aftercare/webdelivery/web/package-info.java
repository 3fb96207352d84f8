/** The script of web surveys and what it calls. */
@NullMarked
package io.aftercare.webdelivery.web;

import org.jspecify.annotations.NullMarked;
