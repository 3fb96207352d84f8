package io.aftercare.survey;

import com.fasterxml.jackson.annotation.JsonValue;
import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How a survey is shown on web sites instead of being mailed (R39).
 *
 * @param sites origins of the sites, such as {@code https://www.example.com}
 * @param afterSeconds how long a visitor has been on a page before
 */
public record WebDelivery(
        @Size(max = 20) List<@NotBlank @Size(max = 200) @SingleLine String> sites,
        Place place,
        @Min(0) @Max(600) Integer afterSeconds) {

    /** Of surveys whose author chose nothing. */
    public static final WebDelivery STANDARD = new WebDelivery(List.of(), Place.DIALOG, 5);

    /** Where on a page. */
    public enum Place {
        /** In the middle, before everything else. */
        DIALOG,
        /** In a corner, beside everything else. */
        BUBBLE;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Everything that was left out gets its standard. */
    public WebDelivery {
        sites = sites == null
                ? List.of()
                : sites.stream().filter(Objects::nonNull).distinct().toList();
        place = Objects.requireNonNullElse(place, Place.DIALOG);
        afterSeconds = Objects.requireNonNullElse(afterSeconds, 5);
    }

    public WebDelivery withSites(List<String> sites) {
        return new WebDelivery(sites, place, afterSeconds);
    }

    public WebDelivery withPlace(Place place) {
        return new WebDelivery(sites, place, afterSeconds);
    }

    public WebDelivery withAfterSeconds(int afterSeconds) {
        return new WebDelivery(sites, place, afterSeconds);
    }
}
