package io.aftercare.common.page;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** The panels of a page, as its template shows them by {@code #panels}. */
public final class Panels {

    private Panels() {}

    /** @param file of the template, to parse */
    public record Shown(String title, String file, Object content) {}

    /** Those that the viewer may see, filled for this subject. */
    public static <T> List<Shown> of(List<Panel<T>> panels, T subject) {
        return panels.stream()
                .filter(panel -> mayBeSeen(panel.authority()))
                .flatMap(panel -> {
                    var content = panel.content(subject);
                    return panel.isShown(content)
                            ? Stream.of(new Shown(panel.title(), "templates/" + panel.template() + ".html.vm", content))
                            : Stream.empty();
                })
                .toList();
    }

    private static boolean mayBeSeen(String authority) {
        var viewer = SecurityContextHolder.getContext().getAuthentication();
        return viewer != null
                && viewer.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(authority::equals);
    }
}
