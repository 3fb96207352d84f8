/** Surveys: what an author defines, its immutable published versions, score bands and standard texts. */
@ApplicationModule(allowedDependencies = {"identity", "crm", "segment", "site", "mail", "image", "common"})
@NullMarked
package io.aftercare.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
