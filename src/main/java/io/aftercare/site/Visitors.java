package io.aftercare.site;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.aftercare.common.Refusal;
import io.aftercare.site.Visitor.ByAddress;
import io.aftercare.site.Visitor.ByContact;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Who a site's visitor is. Proofs are JSON Web Tokens (RFC 7519) signed with HMAC-SHA256, and with nothing else, whatever
 * their header says. Nothing is stored of visitors.
 */
@Service
public class Visitors {

    /** Longer ones are not even looked at. */
    public static final int LONGEST_PROOF = 2_000;

    private static final String PASS = "aftercare-pass";
    private static final String VISITOR = "aftercare-visitor";

    /** The way from one page to the next. */
    private static final Duration PASS_LIFE = Duration.ofMinutes(5);

    /** Clocks of servers that differ. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private static final int LONGEST_ADDRESS = 254;

    private final SiteRepository sites;
    private final SiteSettings settings;
    private final Clock clock;

    Visitors(SiteRepository sites, SiteSettings settings, Clock clock) {
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whom a site says that its visitor is: {@code email}, or {@code sub} with an address or the id of a contact.
     *
     * @param audience what the identity must be for, its {@code aud}
     * @throws Refusal {@code identity-refused}
     */
    public Visitor signedBySite(Site site, String audience, String identity) {
        var claims = verified(identity, keys(site).secret(), audience);
        var issued = claims.getIssueTime();
        if (issued == null) {
            throw refused("It does not say when it was issued (iat).");
        }
        requireYoung(issued.toInstant(), settings.identityLife());
        try {
            var email = claims.getStringClaim("email");
            return visitor(email == null ? claims.getSubject() : email);
        } catch (ParseException noText) {
            throw refused("Its email is not a text.");
        }
    }

    /**
     * Whom Aftercare knew by a link that they followed to the site.
     *
     * @param kept what {@link #exchange} gave
     * @throws Refusal {@code identity-refused}
     */
    public Visitor knownByLink(Site site, String kept) {
        return visitor(verified(kept, keys(site).visitorKey(), VISITOR).getSubject());
    }

    /** What a link to the site carries: for five minutes it tells the site's script who follows it. */
    public String pass(Site site, UUID contact) {
        return signed(keys(site).visitorKey(), PASS, contact.toString(), PASS_LIFE);
    }

    /**
     * What the site's own storage keeps of whom has come with a pass.
     *
     * @throws Refusal {@code identity-refused}
     */
    public String exchange(Site site, String pass) {
        var keys = keys(site);
        var contact = verified(pass, keys.visitorKey(), PASS).getSubject();
        return signed(keys.visitorKey(), VISITOR, contact, settings.visitorLife());
    }

    private SiteRepository.Keys keys(Site site) {
        return sites.keys(site.id()).orElseThrow(() -> refused("The site was deleted."));
    }

    private String signed(String key, String audience, String subject, Duration life) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(subject)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("A key of 256 bits signs with HMAC-SHA256", impossible);
        }
        return token.serialize();
    }

    private JWTClaimsSet verified(String proof, String key, String audience) {
        if (proof.length() > LONGEST_PROOF) {
            throw refused("It is longer than %,d characters.".formatted(LONGEST_PROOF));
        }
        try {
            var token = SignedJWT.parse(proof);
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(new MACVerifier(key))) {
                throw refused("It is not signed with HS256 and the site's present secret.");
            }
            var claims = token.getJWTClaimsSet();
            if (!claims.getAudience().contains(audience)) {
                throw refused("It is for something else: its aud must be %s.".formatted(audience));
            }
            requireUnexpired(claims.getExpirationTime());
            return claims;
        } catch (ParseException | JOSEException unreadable) {
            throw refused("It is no JSON Web Token.");
        }
    }

    private void requireUnexpired(@Nullable Date expires) {
        if (expires != null && !clock.instant().isBefore(expires.toInstant())) {
            throw refused("It has expired (exp).");
        }
    }

    private void requireYoung(Instant issued, Duration life) {
        var now = clock.instant();
        if (issued.isBefore(now.minus(life)) || issued.isAfter(now.plus(LEEWAY))) {
            throw refused("It was issued (iat) more than %d minutes ago, or will be. Sign a new one for each page."
                    .formatted(life.toMinutes()));
        }
    }

    private static Visitor visitor(@Nullable String who) {
        if (who != null && who.indexOf('@') > 0 && who.length() <= LONGEST_ADDRESS) {
            return new ByAddress(who.strip());
        }
        try {
            return new ByContact(UUID.fromString(String.valueOf(who)));
        } catch (IllegalArgumentException nobody) {
            throw refused("It names nobody: give email, or sub with the id of a contact.");
        }
    }

    private static Refusal refused(String why) {
        return Refusal.unauthorized("identity-refused", "The visitor's identity is refused. " + why);
    }
}
