package io.aftercare.webdelivery.web;

import io.aftercare.site.SiteId;
import io.aftercare.site.Sites;
import io.aftercare.webdelivery.WebSurveys;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The script that sites embed, and the way to a site for whom it is to know. */
@Hidden
@RestController
class ScriptController {

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    private final byte[] script;
    private final String etag;
    private final Sites sites;
    private final WebSurveys surveys;

    ScriptController(@Value("classpath:/static/app/aftercare-site.js") Resource script, Sites sites, WebSurveys surveys)
            throws IOException {
        this.script = script.getContentAsByteArray();
        // A weak one: Tomcat compresses nothing that has a strong one.
        this.etag = "W/\"%s\"".formatted(digest(this.script));
        this.sites = sites;
        this.surveys = surveys;
    }

    /** Its address never changes, so browsers ask for it again after an hour. */
    @GetMapping("/s/aftercare.js")
    ResponseEntity<byte[]> script() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .eTag(etag)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .body(script);
    }

    /** From a thank-you page to the site, which then knows who comes. A GET records nothing. */
    @GetMapping("/l/{token}/{site}")
    ResponseEntity<Void> follow(@PathVariable String token, @PathVariable UUID site) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(surveys.arrival(sites.get(new SiteId(site)), token)))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private static String digest(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
