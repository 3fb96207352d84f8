package io.aftercare.survey;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.aftercare.image.ImageId;
import io.aftercare.image.ImageUse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which images surveys show: in their draft, or in the version that is sent. */
@Component
class SurveyImages implements ImageUse {

    private static final String USES = """
            select distinct use.image::uuid as image, s.name, use.place
            from survey s
            left join survey_version v on v.survey_id = s.id and v.version = s.live_version
            cross join lateral (values (s.draft), (v.definition)) as said (definition)
            cross join lateral (values
                ('mail', said.definition -> 'theme' ->> 'image'),
                ('thank-you page', said.definition -> 'thankYou' -> 'negative' ->> 'image'),
                ('thank-you page', said.definition -> 'thankYou' -> 'neutral' ->> 'image'),
                ('thank-you page', said.definition -> 'thankYou' -> 'positive' ->> 'image')
            ) as use (place, image)
            where s.deleted_at is null and use.image = any (:images)
            order by s.name, use.place""";

    private record Use(ImageId image, String survey, String place) {

        String inWords() {
            return "survey '%s', %s".formatted(survey, place);
        }
    }

    private final JdbcClient jdbc;

    SurveyImages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ImageId, List<String>> usersOf(Collection<ImageId> images) {
        return jdbc
                .sql(USES)
                .param("images", images.stream().map(ImageId::toString).toArray(String[]::new))
                .query((row, at) -> new Use(
                        new ImageId(row.getObject("image", UUID.class)), row.getString("name"), row.getString("place")))
                .list()
                .stream()
                .collect(groupingBy(Use::image, mapping(Use::inWords, toList())));
    }
}
