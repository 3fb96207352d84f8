/** The survey editor: a page of six tabs that keeps each field as it is typed. */
@NullMarked
package io.aftercare.survey.web.editor;

import org.jspecify.annotations.NullMarked;
