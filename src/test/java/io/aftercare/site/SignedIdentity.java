package io.aftercare.site;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** Who is signed in, as a site's server tells it to the script on its pages. */
public final class SignedIdentity {

    private SignedIdentity() {}

    /** What it says. */
    public static JWTClaimsSet.Builder claims(String survey, String email, Instant at) {
        return new JWTClaimsSet.Builder().claim("email", email).audience(survey).issueTime(Date.from(at));
    }

    /** @param secret of the site, or of whoever forges it */
    public static String of(String secret, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
