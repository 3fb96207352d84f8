package io.aftercare.site.web;

import io.aftercare.common.SingleLine;
import io.aftercare.site.Site;
import io.aftercare.site.SiteChange;
import io.aftercare.site.SiteCommand;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the pages of web sites ask for, as typed. */
public final class SiteForms {

    private SiteForms() {}

    /** @param linked null when it is not ticked */
    public record NewSiteForm(
            @NotBlank @Size(max = 100) @SingleLine String name,
            @NotBlank @Size(max = 200) @SingleLine String origin,
            @Nullable String linked) {

        static final NewSiteForm EMPTY = new NewSiteForm("", "https://", null);

        SiteCommand command() {
            return new SiteCommand(name, origin, linked != null);
        }

        public boolean isLinked() {
            return linked != null;
        }
    }

    /** @param linked null when it is not ticked */
    public record SiteForm(
            @NotBlank @Size(max = 100) @SingleLine String name,
            @Nullable String linked) {

        static SiteForm of(Site site) {
            return new SiteForm(site.name(), site.linked() ? "true" : null);
        }

        SiteChange change() {
            return new SiteChange(name.strip(), linked != null);
        }

        public boolean isLinked() {
            return linked != null;
        }
    }
}
