package io.aftercare.insight.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.web.util.WebUtils;

/** The zone in which a viewer sees times: their browser's, which the pages' script keeps in a cookie. */
final class ViewerZone {

    private static final String COOKIE = "zone";

    private ViewerZone() {}

    /** UTC where the browser has not said, or says nonsense. */
    static ZoneId of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && ZoneId.getAvailableZoneIds().contains(cookie.getValue())
                ? ZoneId.of(cookie.getValue())
                : ZoneOffset.UTC;
    }
}
