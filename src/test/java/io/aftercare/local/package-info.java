/** The real parts beside the application, PostgreSQL, broker and mail server, for the local start and for all tests. */
@NullMarked
package io.aftercare.local;

import org.jspecify.annotations.NullMarked;
