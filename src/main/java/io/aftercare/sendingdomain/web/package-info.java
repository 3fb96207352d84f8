/** Pages and API of sending domains. */
@NullMarked
package io.aftercare.sendingdomain.web;

import org.jspecify.annotations.NullMarked;
