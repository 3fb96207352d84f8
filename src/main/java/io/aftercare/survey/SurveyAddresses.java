package io.aftercare.survey;

import io.aftercare.identity.AddressUse;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which surveys need an address, in their drafts or in what is live. */
@Repository
class SurveyAddresses implements AddressUse {

    private static final String DEFINITIONS = """
            from survey s
            left join survey_version v on v.survey_id = s.id and v.version = s.live_version
            cross join lateral (values (s.draft), (v.definition)) as each (definition)
            where s.deleted_at is null and\s""";

    private final JdbcClient jdbc;

    SurveyAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, List<String>> sending(Collection<String> addresses) {
        var names = new HashMap<String, List<String>>();
        jdbc.sql("select distinct s.name, lower(each.definition #>> '{sender,address}') as address " + DEFINITIONS
                        + "lower(each.definition #>> '{sender,address}') = any (:addresses) order by s.name")
                .param(
                        "addresses",
                        addresses.stream().map(SurveyAddresses::lowerCased).toArray(String[]::new))
                .query((ResultSet row) -> {
                    names.computeIfAbsent(row.getString("address"), address -> new ArrayList<>())
                            .add(row.getString("name"));
                });
        return names;
    }

    @Override
    public List<String> notifying(String address) {
        return jdbc.sql("select distinct s.name " + DEFINITIONS + """
                        exists (select from jsonb_array_elements_text(each.definition #> '{notifications,users}') as told
                                where lower(told) = :address)
                        order by s.name""")
                .param("address", lowerCased(address))
                .query((row, at) -> row.getString("name"))
                .list();
    }

    private static String lowerCased(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
