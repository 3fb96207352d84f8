package io.aftercare.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.common.Ids;
import io.aftercare.helpdesk.HelpDesk;
import io.aftercare.helpdesk.HelpDeskCommand;
import io.aftercare.helpdesk.HelpDeskKind;
import io.aftercare.helpdesk.HelpDesks;
import io.aftercare.run.RunTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Contacts of whom everything is findable: all that is about them holds a word of their own. */
abstract class PrivacyTest extends RunTest {

    protected static final String DESK_SECRET = "a-secret-of-sixteen";

    @Autowired
    protected HelpDesks desks;

    protected final String word = "w" + unique().replace("-", "");

    private final List<String> tickets = new ArrayList<>();

    protected String email() {
        return word + "@customer.test";
    }

    protected JsonNode contact(String address) {
        return body(post("/api/v1/contacts", """
                        {"email": "%s", "firstName": "First%s", "lastName": "Last%s", "language": "en"}
                        """.formatted(address, word, word)));
    }

    protected OpenTicket ticket(LiveSurvey survey, String address) {
        var ticket = openTicket(survey, address);
        tickets.add(ticket.externalId());
        jdbc.sql("update ticket set subject = :subject where external_id = :ticket")
                .param("subject", "Subject " + word)
                .param("ticket", ticket.externalId())
                .update();
        return ticket;
    }

    /** Closes the ticket and answers its survey. */
    protected JsonNode answered(OpenTicket ticket, int score) {
        var mails = mailsTo(ticket.email()).size();
        close(ticket);
        eventually().until(() -> mailsTo(ticket.email()).size() > mails);
        var token = token(mailsTo(ticket.email()).getLast());
        answer(token, score).expectStatus().isOk();
        comment(token, "Comment " + word).expectStatus().isOk();
        return awaitRun(ticket, "completed");
    }

    /** A help desk with messages of a form of their own. */
    protected HelpDesk desk() {
        var key = "d" + unique().replace("-", "");
        var command =
                new HelpDeskCommand(HelpDeskKind.GENERIC, key, key, liveSurvey().pipeline(), DESK_SECRET, null, null);
        return desks.create(command, "lena@northwind.example").helpDesk();
    }

    protected void delivered(HelpDesk desk, String state, String body, String... tickets) {
        delivered(desk, state, body.getBytes(StandardCharsets.UTF_8), tickets);
    }

    protected void delivered(HelpDesk desk, String state, byte[] body, String... tickets) {
        jdbc.sql("""
                        insert into help_desk_delivery (id, help_desk_id, message_key, received_at, body, state, tickets)
                        values (:id, :desk, :key, now(), :body, :state, :tickets)""")
                .param("id", Ids.next())
                .param("desk", desk.id().value())
                .param("key", unique())
                .param("body", body)
                .param("state", state)
                .param("tickets", tickets)
                .update();
    }

    protected JsonNode erase(JsonNode contact) {
        return body(post("/api/v1/contacts/" + contact.get("id").asString() + "/erase", ""));
    }

    protected JsonNode report(JsonNode erasure) {
        return body(get("/api/v1/erasures/" + erasure.get("id").asString()));
    }

    /** Somebody wrote the person's name into the form of a task. */
    protected void filledAForm(JsonNode run) {
        jdbc.sql("""
                        insert into filled_form (task_key, run_id, title, done_by, filled_at, entries)
                        values (:key, :run, 'Call', 'lena@northwind.example', '2001-01-01T00:00:00Z',
                            jsonb_build_array(jsonb_build_object('label', 'Note', 'value', :word::text)))""")
                .param("key", -Math.abs(run.get("id").asString().hashCode()))
                .param("run", UUID.fromString(run.get("id").asString()))
                .param("word", word)
                .update();
    }

    protected void awaitState(JsonNode erasure, String state) {
        eventually()
                .untilAsserted(() ->
                        assertThat(report(erasure).get("state").asString()).isEqualTo(state));
    }

    /** Lets the time of all workers pass, and waits until nothing is looked for any more. */
    protected void awaitFinished(JsonNode erasure) {
        awaitState(erasure, "removed");
        eventually().until(() -> isTold(erasure));
        time.advance(Duration.ofMinutes(16));
        awaitState(erasure, "finished");
    }

    /** Time is moved over what an exporter may need: it has told of every run. */
    private boolean isTold(JsonNode erasure) {
        return jdbc.sql("""
                        select not exists (
                            select from erasure_run join survey_run run on run.id = run_id
                            where erasure_id = cast(:erasure as uuid) and run.process_instance_key is not null
                              and run.process_instance_key not in (select key from engine.process_instance))""")
                .param("erasure", erasure.get("id").asString())
                .query(Boolean.class)
                .single();
    }

    /** The tables, of the application and of the exporter, in which the person's word or a ticket's name stands anywhere. */
    protected List<String> tablesWithTheWord() {
        return jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema in ('public', 'engine') and table_type = 'BASE TABLE'
                        order by 1""").query((row, at) -> row.getString(1)).list().stream()
                .filter(table ->
                        Stream.concat(Stream.of(word), tickets.stream()).anyMatch(text -> stands(text, table)))
                .toList();
    }

    /** As a text, or as bytes. */
    private boolean stands(String text, String table) {
        return jdbc.sql("""
                        select exists (select from %s as any_row
                                       where position(:text in any_row::text) > 0
                                          or position(encode(convert_to(:text, 'UTF8'), 'hex') in any_row::text) > 0)""".formatted(table))
                .param("text", text)
                .query(Boolean.class)
                .single();
    }
}
