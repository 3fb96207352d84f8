/** The pages, the CSV files and the REST doors to scores and comments. */
@NullMarked
package io.aftercare.insight.web;

import org.jspecify.annotations.NullMarked;
