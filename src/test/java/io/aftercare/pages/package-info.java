/** The pages in a real browser, and what holds for all of them. */
@NullMarked
package io.aftercare.pages;

import org.jspecify.annotations.NullMarked;
