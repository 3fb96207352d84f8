package io.aftercare.mail.smtp;

import io.aftercare.mail.SigningKey;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message that keeps its Message-ID, where Jakarta Mail makes up another one whenever it saves a message, and that is
 * signed as soon as its headers are complete.
 */
final class IdentifiedMessage extends SMTPMessage {

    private final String messageId;
    private final @Nullable SigningKey key;

    /** @param key what it is signed with; null for a message without a signature */
    IdentifiedMessage(Session session, String messageId, @Nullable SigningKey key) {
        super(session);
        this.messageId = messageId;
        this.key = key;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    protected synchronized void updateHeaders() throws MessagingException {
        super.updateHeaders();
        if (key != null) {
            DkimSignature.add(this, key);
        }
    }
}
