package io.aftercare.exporter;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** An instance went along a sequence flow. */
record TakenFlowRow(Source source, long processInstance, String flowId) implements Row {

    @Override
    public String sql() {
        return "insert into engine.taken_flow (process_instance_key, flow_id, taken_at) values (?, ?, ?)";
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        new Columns(statement).number(processInstance).text(flowId).time(source.recordedAt());
    }
}
