package io.aftercare.common.page;

import io.aftercare.common.HtmlTemplates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Takes a view's name for the name of a template, whole pages and fragments alike. */
@Component
class TemplateViewResolver implements ViewResolver, Ordered {

    private final HtmlTemplates templates;
    private final PageFrames frames;

    TemplateViewResolver(HtmlTemplates templates, PageFrames frames) {
        this.templates = templates;
        this.frames = frames;
    }

    @Override
    public View resolveViewName(String name, Locale locale) {
        if (name.startsWith("redirect:")) {
            var redirect = new RedirectView(name.substring("redirect:".length()), true);
            redirect.setExposeModelAttributes(false);
            return redirect;
        }
        return (model, request, response) -> write(name, model, request, response);
    }

    private void write(
            String template, @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var values = new HashMap<String, @Nullable Object>(model == null ? Map.of() : model);
        values.put("frame", frames.of(request));
        // Rendered whole before anything is sent: an error must not leave half a page.
        var page = templates.render(template, Locale.ENGLISH, values).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** Before Spring's own, which would look for files of the web application. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
