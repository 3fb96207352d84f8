@NullMarked
package io.aftercare.mending.web;

import org.jspecify.annotations.NullMarked;
