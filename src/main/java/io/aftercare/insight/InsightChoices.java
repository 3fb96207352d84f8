package io.aftercare.insight;

import io.aftercare.common.Refusal;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What scores can be filtered by. */
@Service
public class InsightChoices {

    /** More owners than anybody scrolls through; an address can always be given by hand. */
    private static final int OWNERS = 500;

    /** Jumps from one address to the next, so that it reads as many rows of the index as there are owners. */
    private static final String OWNER_LIST = """
            with recursive owner as (
                (select owner_email from ticket where owner_email is not null order by owner_email limit 1)
                union all
                select (select t.owner_email from ticket t where t.owner_email > owner.owner_email
                        order by t.owner_email limit 1)
                from owner where owner.owner_email is not null
            )
            select owner_email from owner where owner_email is not null limit %d""".formatted(OWNERS);

    private static final String LANGUAGE_LIST = """
            select distinct language from (
                select definition ->> 'language' as language from survey_version
                union all
                select jsonb_object_keys(definition -> 'translations') from survey_version
                where jsonb_typeof(definition -> 'translations') = 'object'
            ) spoken where language is not null order by language""";

    /**
     * A survey that was published, of which there may be scores.
     *
     * @param deleted whether it is in no other list any more
     * @param web whether it is shown on web sites and not mailed
     */
    public record KnownSurvey(SurveyId id, String name, SurveyType type, boolean deleted, boolean web) {}

    private final JdbcClient jdbc;

    InsightChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All surveys that were ever published, by name, deleted ones last; one statement. */
    public List<KnownSurvey> surveys() {
        return jdbc.sql("""
                select id, name, type, deleted_at is not null as deleted,
                       draft ->> 'web' is not null as web
                from survey
                where exists (select from survey_version v where v.survey_id = survey.id)
                order by deleted, lower(name), id""")
                .query((row, at) -> new KnownSurvey(
                        new SurveyId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        SurveyType.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                        row.getBoolean("deleted"),
                        row.getBoolean("web")))
                .list();
    }

    /** The addresses of the owners of tickets; one statement. */
    public List<String> owners() {
        return texts(OWNER_LIST);
    }

    /** The languages that surveys were published in; one statement. */
    public List<String> languages() {
        return texts(LANGUAGE_LIST);
    }

    /** @throws Refusal {@code unknown-type} */
    public static SurveyType type(String key) {
        for (var type : SurveyType.values()) {
            if (type.key().equals(key)) {
                return type;
            }
        }
        throw Refusal.unprocessable("unknown-type", "There is no such survey type. Choose ces, nps or csat.");
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql)
                .query((row, at) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
