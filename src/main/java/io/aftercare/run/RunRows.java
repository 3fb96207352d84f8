package io.aftercare.run;

import static io.aftercare.common.SqlTime.instant;
import static io.aftercare.common.SqlTime.nullable;

import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.TicketId;
import io.aftercare.survey.Band;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** Reads rows of {@code survey_run}. */
final class RunRows {

    private RunRows() {}

    static SurveyRun run(ResultSet row, int at) throws SQLException {
        var ticketId = row.getObject("ticket_id", UUID.class);
        var reason = row.getString("reason");
        var band = row.getString("band");
        return new SurveyRun(
                id(row),
                new SurveyId(row.getObject("survey_id", UUID.class)),
                row.getInt("survey_version"),
                ticketId == null ? null : new TicketId(ticketId),
                row.getString("ticket"),
                new ContactId(row.getObject("contact_id", UUID.class)),
                Objects.requireNonNull(RunState.ofKey(row.getString("state"))),
                reason == null ? null : SkipReason.ofKey(reason),
                row.getObject("score", Integer.class),
                band == null ? null : Band.valueOf(band.toUpperCase(Locale.ROOT)),
                instant(row, "created_at"),
                instant(row, "scheduled_for"),
                row.getBoolean("shown"),
                nullable(row, "sending_since"),
                nullable(row, "sent_at"),
                nullable(row, "reminded_at"),
                nullable(row, "answered_at"),
                row.getBoolean("answered_anonymously"),
                nullable(row, "notified_at"),
                nullable(row, "completed_at"),
                row.getString("correlation_key"),
                row.getObject("process_instance_key", Long.class));
    }

    static RunRow row(ResultSet row, int at) throws SQLException {
        var email = row.getString("email");
        return new RunRow(
                run(row, at),
                row.getString("survey_name"),
                SurveyType.valueOf(row.getString("survey_type").toUpperCase(Locale.ROOT)),
                Contact.displayName(row.getString("first_name"), row.getString("last_name"), email),
                email,
                row.getString("comment"));
    }

    static RunId id(ResultSet row) throws SQLException {
        return new RunId(row.getObject("id", UUID.class));
    }
}
