/** Pages and REST of sites. */
@NullMarked
package io.aftercare.site.web;

import org.jspecify.annotations.NullMarked;
