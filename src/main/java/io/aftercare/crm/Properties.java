package io.aftercare.crm;

import io.aftercare.common.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The properties that contacts can have. Once defined, a property stays as it is. */
@Service
public class Properties {

    private final JdbcClient jdbc;

    /** As definitions never change, those once read stay right; only a name not among them needs another look. */
    private volatile Map<String, PropertyDefinition> known = Map.of();

    Properties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<PropertyDefinition> list() {
        return jdbc.sql("select name, label, type, choices from property order by name")
                .query(Properties::definition)
                .list();
    }

    /** @throws Refusal {@code property-exists} if a property of this name is defined already */
    public PropertyDefinition create(PropertyDefinition definition) {
        var created = jdbc.sql("""
                        insert into property (name, label, type, choices)
                        values (:name, :label, :type, :choices)
                        on conflict (name) do nothing
                        """)
                .param("name", definition.name())
                .param("label", definition.label())
                .param("type", definition.type().key())
                .param("choices", definition.choices().toArray(String[]::new))
                .update();
        if (created == 0) {
            throw Refusal.conflict(
                    "property-exists",
                    "A property named '%s' exists already. Choose another name.".formatted(definition.name()));
        }
        return definition;
    }

    PropertyValues read(Map<String, ? extends @Nullable Object> values) {
        if (!known.keySet().containsAll(values.keySet())) {
            known = list().stream().collect(Collectors.toMap(PropertyDefinition::name, Function.identity()));
        }
        return PropertyValues.of(known, values);
    }

    private static PropertyDefinition definition(ResultSet row, int number) throws SQLException {
        return new PropertyDefinition(
                row.getString("name"),
                row.getString("label"),
                PropertyType.withKey(row.getString("type")),
                List.of((String[]) row.getArray("choices").getArray()));
    }
}
