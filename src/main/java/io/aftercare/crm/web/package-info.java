/** The REST doors to contacts and tickets. */
@NullMarked
package io.aftercare.crm.web;

import org.jspecify.annotations.NullMarked;
