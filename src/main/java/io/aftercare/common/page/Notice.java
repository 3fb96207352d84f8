package io.aftercare.common.page;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the page after a redirect says about what was done. */
public final class Notice {

    static final String ATTRIBUTE = "notice";

    private Notice() {}

    /** Redirects to a path, which shows the notice once. */
    public static String redirect(String path, RedirectAttributes redirect, String notice) {
        redirect.addFlashAttribute(ATTRIBUTE, notice);
        return "redirect:" + path;
    }
}
