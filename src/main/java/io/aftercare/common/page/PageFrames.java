package io.aftercare.common.page;

import io.aftercare.common.page.NavigationItem.Group;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the frame of each page. */
@Component
class PageFrames {

    private final List<NavigationItem> navigation;
    private final AssetVersion assets;

    PageFrames(ObjectProvider<NavigationItem> navigation, AssetVersion assets) {
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
        this.assets = assets;
    }

    PageFrame of(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var viewer = authentication == null ? null : authentication.getPrincipal();
        var allowed = authorities(authentication);
        return new PageFrame(
                viewer instanceof Viewer known ? known : null,
                csrf(request),
                assets.version(),
                entries(Group.WORK, allowed, request),
                entries(Group.SETTINGS, allowed, request),
                notice(request),
                allowed);
    }

    private List<PageFrame.Entry> entries(Group group, List<String> allowed, HttpServletRequest request) {
        var here = request.getRequestURI();
        return navigation.stream()
                .filter(item -> item.group() == group)
                .filter(item -> item.authority().isEmpty() || allowed.contains(item.authority()))
                .map(item ->
                        new PageFrame.Entry(item.label(), item.path(), item.icon(), isAtOrBelow(here, item.path())))
                .toList();
    }

    private static boolean isAtOrBelow(String here, String path) {
        return here.equals(path) || (!path.equals("/") && here.startsWith(path + "/"));
    }

    private static List<String> authorities(@Nullable Authentication authentication) {
        return authentication == null
                ? List.of()
                : authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList();
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    private static @Nullable String notice(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        var notice = flash == null ? null : flash.get(Notice.ATTRIBUTE);
        return notice == null ? null : notice.toString();
    }
}
