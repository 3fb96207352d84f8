package io.aftercare.automation.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.crm.Contacts;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.identity.Role;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.mail.Suppression;
import io.aftercare.mail.Suppressions;
import io.aftercare.webhook.WebhookCommand;
import io.aftercare.webhook.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** A trial tells what a run would do, and does nothing. */
class TrialTests extends TrialTest {

    private static final List<String> TABLES = List.of(
            "action_execution",
            "contact",
            "contact_property_change",
            "follow_up",
            "suppression",
            "survey",
            "survey_run",
            "ticket",
            "webhook_delivery");

    @Autowired
    private Contacts contacts;

    @Autowired
    private Properties properties;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private Teams teams;

    @Autowired
    private Users users;

    @Autowired
    private Webhooks webhooks;

    @Test
    void tellsEachActionWithItsTokensAndDoesNothing() {
        var word = unique();
        var ada = users.create("ada." + word + "@example.com", "Ada", Role.LEAD, null);
        teams.create("Team " + word, List.of(ada.email()));
        var property = property(PropertyType.TEXT);
        var hook = webhooks.create(new WebhookCommand("hook " + word, "https://hook.example/"), "test");
        follow("""
                %s,
                {"type": "mail-people", "id": "p1", "users": ["%s"], "teams": ["Team %s"], "subject": "{{contact.email}}",
                 "body": "Call {{contact.first_name}}"},
                {"type": "wait", "id": "w1", "duration": "P2D"},
                {"type": "create-task", "id": "t1", "title": "Call back", "instructions": "About {{ticket.subject}}",
                 "teams": ["Team %s"], "dueIn": "PT4H"},
                {"type": "open-ticket", "id": "o1", "pipeline": "%s", "subject": "Again: {{ticket.subject}}"},
                {"type": "set-contact-property", "id": "s1", "property": "%s", "value": "{{answer.score}} of 7"},
                {"type": "call-webhook", "id": "c1", "webhook": "%s", "note": "{{answer.comment}}"}
                """.formatted(
                        MAIL,
                        ada.email(),
                        word,
                        word,
                        survey.pipeline(),
                        property,
                        hook.webhook().name()));
        var before = everything();

        var steps = steps(tried("2", "Too slow", ticket));

        assertThat(everything()).isEqualTo(before);
        assertThat(mailsTo(ticket.email())).isEmpty();
        assertThat(mailsTo(ada.email())).isEmpty();
        assertThat(steps)
                .extracting(step -> would(step))
                .containsExactly("mail", "mail", "wait", "create-task", "open-ticket", "set-property", "call-webhook");
        var mail = steps.getFirst().get("outcome");
        assertThat(mail.get("to").toString()).isEqualTo("[\"%s\"]".formatted(ticket.email()));
        assertThat(mail.get("subject").asString()).isEqualTo("Sorry, Ada");
        assertThat(mail.get("text").asString()).isEqualTo("2, Difficult: Too slowPrinter on fire");
        assertThat(steps.get(1).at("/outcome/to").toString()).isEqualTo("[\"%s\"]".formatted(ada.email()));
        assertThat(steps.get(1).get("after").asString()).isEqualTo("PT0S");
        assertThat(steps.get(3).get("after").asString()).isEqualTo("PT48H");
        assertThat(steps.get(3).at("/outcome/instructions").asString()).isEqualTo("About Printer on fire");
        assertThat(steps.get(4).at("/outcome/subject").asString()).isEqualTo("Again: Printer on fire");
        assertThat(steps.get(5).at("/outcome/value").asString()).isEqualTo("2 of 7");
        assertThat(steps.get(6).at("/outcome/note").asString()).isEqualTo("Too slow");
        follow(MAIL);
        properties.delete(property);
        webhooks.delete(hook.webhook().id());
    }

    @Test
    void saysWhatARunThenDoes() {
        var property = property(PropertyType.TEXT);
        contacts.updateProperties(
                contacts.findByEmail(ticket.email()).orElseThrow().id(), Map.of(property, "Gold"), "test");
        follow(branch(
                "{\"type\": \"property\", \"subject\": \"contact\", \"property\": \"%s\", \"operator\": \"is\", \"value\": \"gold\"}"
                        .formatted(property)));
        var steps = steps(tried("2", "Too slow", ticket));
        assertThat(steps).extracting(step -> would(step)).containsExactly("decide", "mail");
        post("/api/v1/surveys/" + survey.id() + "/publish", "").expectStatus().isOk();

        close(ticket);
        answer(awaitToken(ticket), 2);
        comment(awaitToken(ticket), "Too slow");
        awaitRun(ticket, "completed");

        assertThat(mailsTo(ticket.email()))
                .hasSize(2)
                .last()
                .satisfies(mail -> assertThat(source(mail))
                        .contains("Subject: "
                                + steps.get(1).at("/outcome/subject").asString())
                        .contains(steps.get(1).at("/outcome/text").asString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'type': 'score', 'operator': '<=', 'score': 2}; true; The score is 2.",
                "{'type': 'score', 'operator': '=', 'score': 1}; false; The score is 2.",
                "{'type': 'score', 'operator': '>=', 'score': 3}; false; The score is 2.",
                "{'type': 'band', 'band': 'difficult'}; true; The band is difficult.",
                "{'type': 'comment', 'given': false}; false; A comment was given.",
                "{'type': 'property', 'subject': 'contact', 'property': 'first_name', 'operator': 'is', 'value': 'ada'}; true; The contact's first_name is “Ada”.",
                "{'type': 'property', 'subject': 'contact', 'property': 'last_visit', 'operator': 'is-set'}; false; The contact has no last_visit.",
                "{'type': 'property', 'subject': 'ticket', 'property': 'subject', 'operator': 'contains', 'value': 'fire'}; true; The ticket's subject is “Printer on fire”."
            })
    void saysWhichWayABranchGoesAndWhy(String condition, boolean yes, String why) {
        var needed = condition.contains("last_visit") ? visited() : List.<String>of();
        follow(branch(condition.replace('\'', '"')));

        var steps = steps(tried("2", "Too slow", ticket));

        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().at("/outcome/yes").asBoolean()).isEqualTo(yes);
        assertThat(steps.getFirst().at("/outcome/why").asString()).isEqualTo(why);
        assertThat(steps.getLast().get("action").asString()).isEqualTo(yes ? "m1" : "w1");
        follow(MAIL);
        needed.forEach(properties::delete);
    }

    @Test
    void goesByAnExampleOfATicketWhereNoneIsChosen() {
        follow(
                branch(
                        "{\"type\": \"property\", \"subject\": \"ticket\", \"property\": \"subject\", \"operator\": \"is-set\"}"));

        assertThat(steps(attempt("{\"score\": 3}"))
                        .getFirst()
                        .at("/outcome/why")
                        .asString())
                .isEqualTo("The ticket's subject is “An example of a ticket”.");
    }

    @Test
    void saysWhoWouldNotBeMailedAndGoesOn() {
        suppressions.suppress(ticket.email(), Suppression.Reason.UNSUBSCRIBED);
        follow(MAIL + ", {\"type\": \"wait\", \"id\": \"w1\", \"duration\": \"PT1H\"}");

        var steps = steps(tried("2", "", ticket));

        assertThat(steps).extracting(step -> would(step)).containsExactly("not-mail", "wait");
        assertThat(steps.getFirst().at("/outcome/why").asString()).isEqualTo("unsubscribed");
    }

    @Test
    void stopsWhereARunWould() {
        var word = unique();
        teams.create("Empty " + word, List.of());
        var number = property(PropertyType.NUMBER);
        var mail =
                "{\"type\": \"mail-people\", \"id\": \"p1\", \"teams\": [\"Empty %s\"], \"subject\": \"a\", \"body\": \"b\"}"
                        .formatted(word);
        follow(mail + "," + MAIL);
        var nobody = steps(tried("2", "", ticket));
        follow(
                "{\"type\": \"set-contact-property\", \"id\": \"s1\", \"property\": \"%s\", \"value\": \"{{answer.comment}}\"}, %s"
                        .formatted(number, MAIL));
        var unfit = steps(tried("2", "Too slow", ticket));
        var hook = webhooks.create(new WebhookCommand("off " + word, "https://hook.example/"), "test");
        webhooks.disable(hook.webhook().id(), "test");
        follow("{\"type\": \"call-webhook\", \"id\": \"c1\", \"webhook\": \"off %s\", \"note\": \"\"}".formatted(word));
        var off = steps(tried("2", "", ticket));

        assertThat(List.of(nobody, unfit, off))
                .allSatisfy(steps -> assertThat(steps)
                        .singleElement()
                        .extracting(step -> would(step))
                        .isEqualTo("stop"));
        assertThat(nobody.getFirst().at("/outcome/why").asString()).contains("mails nobody");
        assertThat(unfit.getFirst().at("/outcome/why").asString()).contains(number);
        assertThat(off.getFirst().at("/outcome/why").asString()).contains("switched off");
        properties.delete(number);
        webhooks.delete(hook.webhook().id());
    }

    @Test
    void readsTextAsThePropertyTakesIt() {
        var number = property(PropertyType.NUMBER);
        var date = property(PropertyType.DATE);
        var set = "{\"type\": \"set-contact-property\", \"id\": \"%s\", \"property\": \"%s\", \"value\": \"%s\"}";
        follow(String.join(
                ", ",
                set.formatted("s1", number, "5"),
                set.formatted("s2", date, "2026-03-31"),
                set.formatted("s3", number, "{{answer.comment}}")));

        var steps = steps(tried("2", "Too slow", ticket));

        assertThat(steps).extracting(step -> would(step)).containsExactly("set-property", "set-property", "stop");
        assertThat(steps)
                .extracting(step -> step.at("/outcome/value").asString())
                .startsWith("5", "2026-03-31");
        assertThat(steps.getLast().at("/outcome/why").asString()).contains("must be a number");
        follow(MAIL);
        properties.delete(number);
        properties.delete(date);
    }

    @Test
    void evaluatesNothingOfAComment() {
        follow(MAIL);
        var hostile = "<script>{{contact.email}} ${7*7} #set($x = 1)</script>";

        var step = steps(attempt(json.writeValueAsString(Map.of("score", 1, "comment", hostile))))
                .getFirst();

        assertThat(step.at("/outcome/text").asString())
                .isEqualTo("1, Difficult: " + hostile + "An example of a ticket");
        assertThat(step.at("/outcome/to").toString()).isEqualTo("[\"alex@example.com\"]");
    }

    private Map<String, Long> everything() {
        var counts = new TreeMap<String, Long>();
        TABLES.forEach(table -> counts.put(
                table,
                jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        counts.put(
                "revision",
                jdbc.sql("select sum(revision) from survey").query(Long.class).single());
        return counts;
    }

    private static String branch(String condition) {
        return """
                {"type": "branch", "id": "b1", "condition": %s, "then": [%s],
                 "otherwise": [{"type": "wait", "id": "w1", "duration": "P1D"}]}
                """.formatted(condition, MAIL);
    }

    private List<String> visited() {
        properties.create(new PropertyDefinition("last_visit", "Last visit", PropertyType.DATE, List.of()));
        return List.of("last_visit");
    }

    private String property(PropertyType type) {
        return properties
                .create(new PropertyDefinition("p_" + unique().replace('-', '_'), "Mood", type, List.of()))
                .name();
    }

    private RestTestClient.ResponseSpec tried(String score, String comment, OpenTicket about) {
        return attempt("{\"score\": %s, \"comment\": \"%s\", \"ticket\": \"%s\"}"
                .formatted(score, comment, about.externalId()));
    }

    private static String would(JsonNode step) {
        return step.at("/outcome/would").asString();
    }
}
