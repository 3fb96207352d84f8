package io.aftercare.helpdesk.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.Option;
import io.aftercare.crm.Pipeline;
import io.aftercare.helpdesk.Delivery;
import io.aftercare.helpdesk.DeliveryState;
import io.aftercare.helpdesk.HelpDesk;
import io.aftercare.helpdesk.HelpDeskKind;
import io.aftercare.helpdesk.HelpDeskSecret;
import io.aftercare.helpdesk.ReadMessage;
import io.aftercare.helpdesk.web.HelpDeskForms.HelpDeskForm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of help desks show. */
public final class HelpDeskViews {

    static final String HELP_DESKS = "/settings/help-desks";

    private HelpDeskViews() {}

    static List<Option> kinds() {
        return Arrays.stream(HelpDeskKind.values())
                .map(kind -> new Option(kind.key(), kind.label()))
                .toList();
    }

    static List<Option> options(List<Pipeline> pipelines) {
        return pipelines.stream()
                .map(pipeline -> new Option(pipeline.key(), pipeline.name()))
                .toList();
    }

    /** The page that shows a secret, the only time it is seen; the help desk's own page where it makes the secret. */
    static ModelAndView secret(HelpDeskSecret made, String notice, RedirectAttributes redirect) {
        var desk = made.helpDesk();
        return desk.kind().makesSecret()
                ? new ModelAndView(Notice.redirect(HELP_DESKS + "/" + desk.id(), redirect, notice))
                : new ModelAndView("helpdesk/secret", "made", made);
    }

    /** A link that shows a part of the deliveries. */
    public record Choice(String label, String path, boolean chosen) {}

    /**
     * What the reading of a sample found.
     *
     * @param text as it was typed
     */
    public record Sample(String text, List<ReadMessage> found) {

        static final Sample NONE = new Sample("", List.of());
    }

    /**
     * @param next where the deliveries go on, or null
     * @param state the state that the deliveries are in, or null for all
     */
    public record HelpDeskPage(
            HelpDesk desk,
            HelpDeskForm form,
            List<Option> pipelines,
            List<Delivery> deliveries,
            @Nullable DeliveryState state,
            @Nullable String next,
            Sample sample) {

        static HelpDeskPage of(
                HelpDesk desk,
                HelpDeskForm form,
                List<Option> pipelines,
                CursorPage<Delivery> log,
                @Nullable DeliveryState state,
                Sample sample) {
            var next = log.next() == null
                    ? null
                    : "%s/%s?state=%s&after=%s"
                            .formatted(HELP_DESKS, desk.id(), state == null ? "" : state.key(), log.next());
            return new HelpDeskPage(desk, form, pipelines, log.items(), state, next, sample);
        }

        public String path() {
            return HELP_DESKS + "/" + desk.id();
        }

        /** The address of something that is done with the help desk. */
        public String to(String action) {
            return path() + "/" + action;
        }

        /** The address of replaying a delivery. */
        public String replay(Delivery delivery) {
            return to("deliveries/" + delivery.id() + "/replay");
        }

        /** The name of the template's steps, which say how to connect the help desk. */
        public String steps() {
            return desk.kind().key();
        }

        public List<Choice> choices() {
            return Stream.concat(
                            Stream.of(new Choice("All", path(), state == null)),
                            Stream.of(DeliveryState.FAILED, DeliveryState.IGNORED)
                                    .map(one -> new Choice(
                                            one == DeliveryState.FAILED ? "Failed" : "Ignored",
                                            path() + "?state=" + one.key(),
                                            one == state)))
                    .toList();
        }

        public String deletion() {
            return "%s can no longer send anything, and what it delivered is gone for good. Its tickets stay."
                    .formatted(desk.name());
        }
    }
}
