/**
 * Segments: which contacts a survey is for, as conditions over their properties, tickets and earlier answers. A segment
 * is one statement, so it reads tables of other modules ({@code contact}, {@code ticket}, {@code survey},
 * {@code survey_run}); it writes none.
 */
@ApplicationModule(allowedDependencies = {"crm", "common"})
@NullMarked
package io.aftercare.segment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
