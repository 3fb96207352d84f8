package io.aftercare.survey.web.editor;

import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.WebDelivery;
import io.aftercare.survey.WebDelivery.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what was typed into a field of the delivery on web sites into a change of the draft. */
final class WebFields {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private WebFields() {}

    /**
     * The change that sets a field; nothing when it is none of web delivery's.
     *
     * @param values all that were given, for a field that takes several
     * @throws UnreadableValue if it cannot be taken for what the field holds, or the survey is mailed
     */
    static Optional<UnaryOperator<SurveyDefinition>> change(String key, @Nullable String value, List<String> values) {
        return part(key, value, values).map(part -> draft -> {
            var web = draft.web();
            if (web == null) {
                throw new UnreadableValue("This survey is mailed, not shown on web sites.");
            }
            return draft.toBuilder().web(part.apply(web)).build();
        });
    }

    private static Optional<UnaryOperator<WebDelivery>> part(String key, @Nullable String value, List<String> values) {
        return switch (key) {
            case "web.sites" -> Optional.of(web -> web.withSites(values));
            case "web.place" -> {
                var place = place(value);
                yield Optional.of(web -> web.withPlace(place));
            }
            case "web.afterSeconds" -> {
                var seconds = seconds(value);
                yield Optional.of(web -> web.withAfterSeconds(seconds));
            }
            default -> Optional.empty();
        };
    }

    private static Place place(@Nullable String value) {
        return Arrays.stream(Place.values())
                .filter(place -> place.key().equals(value))
                .findAny()
                .orElseThrow(() -> new UnreadableValue("Choose where on the page."));
    }

    private static int seconds(@Nullable String value) {
        var typed = Objects.requireNonNullElse(value, "").strip();
        if (!SECONDS.matcher(typed).matches()) {
            throw new UnreadableValue("Type a whole number of seconds, such as 5; 0 shows it at once.");
        }
        return Integer.parseInt(typed);
    }
}
