package io.aftercare.common.page;

import io.aftercare.common.Refusal;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/** What became of a form: done, or shown again with what was typed and what is wrong with it. */
public final class Submission {

    private Submission() {}

    /**
     * Does what a form asks for, unless a field is at fault.
     *
     * @param again the page of the form with these faults
     * @param work what the form asks for, and where to go then; it may refuse
     * @throws Refusal when what the form is about is not there
     */
    public static ModelAndView of(BindingResult result, Function<Faults, ModelAndView> again, Supplier<String> work) {
        return shown(result, again, () -> new ModelAndView(work.get()));
    }

    /** Likewise, where what became of it is a page by itself: a redirect would have to keep a secret on its way. */
    public static ModelAndView shown(
            BindingResult result, Function<Faults, ModelAndView> again, Supplier<ModelAndView> work) {
        if (result.hasErrors()) {
            return refused(again.apply(Faults.of(result)));
        }
        try {
            return work.get();
        } catch (Refusal refusal) {
            if (refusal.status() == HttpStatus.NOT_FOUND) {
                throw refusal;
            }
            return refused(again.apply(Faults.of(refusal)));
        }
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
