/** SMTP: a pool of connections, and what the server's answers mean. */
@NullMarked
package io.aftercare.mail.smtp;

import org.jspecify.annotations.NullMarked;
