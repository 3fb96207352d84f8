/** Export, erasure and retention as pages and by API. */
@NullMarked
package io.aftercare.privacy.web;

import org.jspecify.annotations.NullMarked;
