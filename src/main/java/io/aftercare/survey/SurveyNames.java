package io.aftercare.survey;

import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Proposes names for new surveys. */
@Service
public class SurveyNames {

    private final SurveyRepository surveys;

    SurveyNames(SurveyRepository surveys) {
        this.surveys = surveys;
    }

    /** The first of {@code CES survey}, {@code CES survey 2}, ... that no survey has now. */
    public String free(SurveyType type) {
        var stem = type.name() + " survey";
        var taken = surveys.namesFrom(stem);
        return IntStream.rangeClosed(1, taken.size() + 1)
                .mapToObj(number -> number == 1 ? stem : stem + " " + number)
                .filter(name -> !taken.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }
}
