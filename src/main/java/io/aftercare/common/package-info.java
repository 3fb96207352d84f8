/** What every module shares: clock, ids, cursor pages, problem details, templates, texts. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.aftercare.common;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
