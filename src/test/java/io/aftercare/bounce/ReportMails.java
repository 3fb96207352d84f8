package io.aftercare.bounce;

import java.nio.charset.StandardCharsets;

/** Reports as mail servers write them. */
final class ReportMails {

    private ReportMails() {}

    /**
     * A delivery status notification (RFC 3464).
     *
     * @param returnedTo where it was sent, and so the envelope sender of the mail that it is about
     * @param messageId of that mail
     */
    static byte[] notDelivered(String returnedTo, String recipient, String action, String status, String messageId) {
        return mail("""
                From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
                To: %1$s
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="B1"

                This is a MIME-encapsulated message.

                --B1
                Content-Type: text/plain; charset=us-ascii

                This is the mail system at host mx.example.net. I'm sorry to have to inform you.

                --B1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net
                Arrival-Date: Sun, 22 Nov 2026 10:00:00 +0000 (UTC)

                Final-Recipient: rfc822; %2$s
                Original-Recipient: rfc822;%2$s
                Action: %3$s
                Status: %4$s
                Remote-MTA: dns; mx.example.org
                Diagnostic-Code: smtp; 550 %4$s <%2$s>: Recipient address rejected

                --B1
                Content-Type: text/rfc822-headers

                From: Support <support@example.com>
                To: Ada <%2$s>
                Message-ID: %5$s
                Subject: How was it?

                --B1--
                """.formatted(returnedTo, recipient, action, status, messageId));
    }

    /** A complaint in the abuse reporting format (RFC 5965). */
    static byte[] complaint(String type, String returnPath, String recipient, String messageId) {
        return mail("""
                From: feedback@mailbox-provider.example
                To: complaints@example.com
                Subject: FW: How was it?
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="B2"

                --B2
                Content-Type: text/plain; charset="US-ASCII"

                This is an email abuse report for an email message.

                --B2
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: SomeGenerator/1.0
                Version: 1
                Original-Mail-From: <%s>
                Original-Rcpt-To: <%s>

                --B2
                Content-Type: message/rfc822
                Content-Disposition: inline

                From: <support@example.com>
                To: <redacted@mailbox-provider.example>
                Subject: How was it?
                Message-ID: %s
                MIME-Version: 1.0
                Content-Type: text/plain

                How was it?

                --B2--
                """.formatted(type, returnPath, recipient, messageId));
    }

    static byte[] mail(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
