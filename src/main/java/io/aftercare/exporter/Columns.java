package io.aftercare.exporter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Gives a statement its values one after the other; null where there is none. */
final class Columns {

    private final PreparedStatement statement;
    private int at;

    Columns(PreparedStatement statement) {
        this.statement = statement;
    }

    Columns number(@Nullable Long value) throws SQLException {
        statement.setObject(++at, value, Types.BIGINT);
        return this;
    }

    Columns number(@Nullable Integer value) throws SQLException {
        statement.setObject(++at, value, Types.INTEGER);
        return this;
    }

    Columns text(@Nullable String value) throws SQLException {
        statement.setString(++at, value);
        return this;
    }

    Columns flag(boolean value) throws SQLException {
        statement.setBoolean(++at, value);
        return this;
    }

    Columns time(@Nullable Instant value) throws SQLException {
        statement.setObject(++at, value == null ? null : value.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    Columns bytes(byte[] value) throws SQLException {
        statement.setBytes(++at, value);
        return this;
    }

    Columns texts(Collection<String> values) throws SQLException {
        statement.setArray(++at, statement.getConnection().createArrayOf("text", values.toArray()));
        return this;
    }
}
