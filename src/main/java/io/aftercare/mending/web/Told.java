package io.aftercare.mending.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.page.Notice;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Does something and tells on the next page what became of it: that it was not done is no fault of what was typed. */
final class Told {

    private Told() {}

    static String redirect(String path, RedirectAttributes redirect, String done, Runnable act) {
        try {
            act.run();
            return Notice.redirect(path, redirect, done);
        } catch (Refusal refusal) {
            return Notice.redirect(path, redirect, String.valueOf(refusal.getMessage()));
        }
    }
}
