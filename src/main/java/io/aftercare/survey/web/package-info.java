/** REST of surveys. */
@NullMarked
package io.aftercare.survey.web;

import org.jspecify.annotations.NullMarked;
