@NullMarked
package io.aftercare.audit.web;

import org.jspecify.annotations.NullMarked;
