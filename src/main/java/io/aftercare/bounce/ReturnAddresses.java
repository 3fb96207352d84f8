package io.aftercare.bounce;

import io.aftercare.run.ReturnPath;
import io.aftercare.survey.RunId;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Addresses that the mails of runs come back to (VERP): each names a run and a recipient, and is signed, so that nobody
 * makes one up. Mail servers may change its case, so it is written in digits of base 36.
 */
@Component
class ReturnAddresses implements ReturnPath {

    /** What an address says. @param recipient the beginning of a hash of the recipient's address */
    record Returned(RunId run, byte[] recipient) {

        boolean isOf(String address) {
            return Arrays.equals(recipient, recipientHash(address));
        }
    }

    /** Keeps leading zeros of what follows it. */
    private static final byte FIRST = 1;

    private static final int BASE = 36;
    private static final int RECIPIENT_BYTES = 4;
    private static final int SIGNED_BYTES = 1 + 2 * Long.BYTES + RECIPIENT_BYTES;
    private static final int SIGNATURE_BYTES = 10;

    private final @Nullable String local;
    private final @Nullable String domain;
    private final @Nullable Pattern form;
    private final BounceRepository repository;
    private volatile @Nullable SecretKeySpec key;

    ReturnAddresses(BounceSettings settings, BounceRepository repository) {
        this.repository = repository;
        var address = settings.address();
        if (address == null || address.isEmpty()) {
            local = null;
            domain = null;
            form = null;
        } else {
            local = address.substring(0, address.indexOf('@'));
            domain = address.substring(address.indexOf('@'));
            form = Pattern.compile(
                    Pattern.quote(local) + "\\+([0-9a-z]{40,52})" + Pattern.quote(domain), Pattern.CASE_INSENSITIVE);
        }
    }

    @Override
    public Optional<String> of(RunId run, String recipient) {
        return local == null ? Optional.empty() : Optional.of(local + "+" + token(run, recipient) + domain);
    }

    /** The first address in these texts that was really given to a mail. */
    Optional<Returned> find(Collection<String> texts) {
        return form == null
                ? Optional.empty()
                : texts.stream()
                        .flatMap(text -> form.matcher(text).results().limit(10))
                        .flatMap(match -> read(match).stream())
                        .findFirst();
    }

    private String token(RunId run, String recipient) {
        var signed = ByteBuffer.allocate(SIGNED_BYTES)
                .put(FIRST)
                .putLong(run.value().getMostSignificantBits())
                .putLong(run.value().getLeastSignificantBits())
                .put(recipientHash(recipient))
                .array();
        var all =
                ByteBuffer.allocate(SIGNED_BYTES + SIGNATURE_BYTES).put(signed).put(signature(signed));
        return new BigInteger(1, all.array()).toString(BASE);
    }

    private Optional<Returned> read(MatchResult match) {
        var all = new BigInteger(match.group(1).toLowerCase(Locale.ROOT), BASE).toByteArray();
        if (all.length != SIGNED_BYTES + SIGNATURE_BYTES || all[0] != FIRST) {
            return Optional.empty();
        }
        var signed = Arrays.copyOf(all, SIGNED_BYTES);
        var signature = Arrays.copyOfRange(all, SIGNED_BYTES, all.length);
        if (!MessageDigest.isEqual(signature, signature(signed))) {
            return Optional.empty();
        }
        var fields = ByteBuffer.wrap(signed, 1, SIGNED_BYTES - 1);
        var run = new RunId(new UUID(fields.getLong(), fields.getLong()));
        return Optional.of(new Returned(run, Arrays.copyOfRange(signed, SIGNED_BYTES - RECIPIENT_BYTES, SIGNED_BYTES)));
    }

    private byte[] signature(byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return Arrays.copyOf(mac.doFinal(signed), SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java signs with HMAC-SHA256", impossible);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            known = new SecretKeySpec(repository.key(), "HmacSHA256");
            key = known;
        }
        return known;
    }

    private static byte[] recipientHash(String address) {
        var text = address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Hash.of(text), RECIPIENT_BYTES);
    }
}
