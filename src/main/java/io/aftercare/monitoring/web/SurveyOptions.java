package io.aftercare.monitoring.web;

import io.aftercare.common.page.Option;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.Surveys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The surveys whose runs can be asked for. */
@Component
class SurveyOptions {

    private static final int MOST = 200;

    private final Surveys surveys;

    SurveyOptions(Surveys surveys) {
        this.surveys = surveys;
    }

    /** The newest surveys, and the one that is asked for, which may be an old or a deleted one. */
    List<Option> with(String asked) {
        var options = new ArrayList<>(surveys.search(null, null, null, MOST).items().stream()
                .map(survey -> new Option(survey.id().toString(), survey.name()))
                .toList());
        if (!asked.isEmpty() && name(options, asked) == null) {
            id(asked)
                    .ifPresent(id -> surveys.names(List.of(id))
                            .forEach((known, name) -> options.add(new Option(known.toString(), name))));
        }
        return List.copyOf(options);
    }

    /** @return null for one that is not among them */
    @Nullable
    String name(List<Option> options, String id) {
        return options.stream()
                .filter(option -> option.value().equals(id))
                .map(Option::label)
                .findFirst()
                .orElse(null);
    }

    private static Optional<SurveyId> id(String text) {
        try {
            return Optional.of(SurveyId.of(text));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }
}
