package io.aftercare.sendingdomain;

import io.aftercare.mail.MailSigning;
import io.aftercare.mail.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signs the mails of sending domains. */
@Component
class DomainSigning implements MailSigning {

    private final SendingDomainRepository repository;

    DomainSigning(SendingDomainRepository repository) {
        this.repository = repository;
    }

    @Override
    public Optional<SigningKey> keyOf(String domain) {
        return SendingDomains.normalized(domain)
                .flatMap(name -> repository.signing(name).map(signing -> key(name, signing)));
    }

    private static SigningKey key(String domain, SendingDomainRepository.Signing signing) {
        try {
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(signing.key()));
            return new SigningKey(domain, signing.selector(), key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The key of %s was made here".formatted(domain), impossible);
        }
    }
}
