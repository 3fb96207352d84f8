package io.aftercare.survey;

import io.aftercare.segment.AskedTypes;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells segments which answers there can be. */
@Component
class SurveyTypes implements AskedTypes {

    private static final List<AskedType> ALL =
            Arrays.stream(SurveyType.values()).map(SurveyTypes::described).toList();

    @Override
    public List<AskedType> list() {
        return ALL;
    }

    private static AskedType described(SurveyType type) {
        return new AskedType(
                type.key(),
                type.name(),
                type.min(),
                type.max(),
                type.bands().stream().map(Band::key).toList());
    }
}
