package io.aftercare.exporter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** A version of a process that is no longer there for new instances. */
record DeletedProcessRow(Source source, long key) implements Row {

    @Override
    public Object subject() {
        return new DeployedProcessRow.Subject(key);
    }

    @Override
    public String sql() {
        return "update engine.deployed_process set deleted_at = ? where key = ?";
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        statement.setObject(1, source.recordedAt().atOffset(ZoneOffset.UTC));
        statement.setLong(2, key);
    }

    @Override
    public int bytes() {
        return 50;
    }
}
