/** The frame around the pages of people who are signed in: layout, navigation, errors. */
@NullMarked
package io.aftercare.common.page;

import org.jspecify.annotations.NullMarked;
