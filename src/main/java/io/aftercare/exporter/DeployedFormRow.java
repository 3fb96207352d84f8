package io.aftercare.exporter;

import io.camunda.zeebe.protocol.record.value.deployment.Form;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A version of a form. */
record DeployedFormRow(Source source, long key, String formId, int version, String form) implements Row {

    static DeployedFormRow of(Source source, Form form) {
        return new DeployedFormRow(
                source,
                form.getFormKey(),
                Text.storable(form.getFormId()),
                form.getVersion(),
                Text.storable(new String(form.getResource(), StandardCharsets.UTF_8)));
    }

    @Override
    public String sql() {
        return """
                insert into engine.deployed_form (key, form_id, version, form, deployed_at) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """;
    }

    @Override
    public void bind(PreparedStatement statement) throws SQLException {
        new Columns(statement)
                .number(key)
                .text(formId)
                .number(version)
                .text(form)
                .time(source.recordedAt());
    }

    @Override
    public int bytes() {
        return 200 + 2 * form.length();
    }
}
