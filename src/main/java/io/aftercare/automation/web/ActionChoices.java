package io.aftercare.automation.web;

import io.aftercare.automation.action.ActionTokens;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Comparison;
import io.aftercare.automation.action.Condition.Operator;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.automation.action.Condition.TicketProperty;
import io.aftercare.common.Span;
import io.aftercare.crm.Pipeline;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.engine.Forms;
import io.aftercare.identity.Scope;
import io.aftercare.identity.Teams;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import io.aftercare.survey.SurveyTokens;
import io.aftercare.webhook.Webhooks;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the fields of an action offer: {@code $choices} in its template. */
@Component
public class ActionChoices {

    private static final List<String> OF_EVERY_CONTACT = List.of("first_name", "last_name", "email");

    private final Users users;
    private final Teams teams;
    private final Pipelines pipelines;
    private final Properties properties;
    private final SurveyTokens tokens;
    private final Forms forms;
    private final Webhooks webhooks;

    ActionChoices(
            Users users,
            Teams teams,
            Pipelines pipelines,
            Properties properties,
            SurveyTokens tokens,
            Forms forms,
            Webhooks webhooks) {
        this.users = users;
        this.teams = teams;
        this.pipelines = pipelines;
        this.properties = properties;
        this.tokens = tokens;
        this.forms = forms;
        this.webhooks = webhooks;
    }

    /** Users by their addresses, as people read them; those that are chosen first, be they there or not. */
    public Map<String, String> users(List<String> chosen) {
        return named(chosen, user -> true);
    }

    private Map<String, String> named(List<String> chosen, Predicate<User> offered) {
        var names = new LinkedHashMap<String, String>();
        chosen.forEach(email -> names.put(email, email));
        users.list().stream()
                .filter(user -> names.containsKey(user.email()) || offered.test(user))
                .forEach(user -> names.put(user.email(), "%s (%s)".formatted(user.name(), user.email())));
        return names;
    }

    /** The users whose role lets them do tasks, and the chosen one, as {@link #users}. @param chosen null for none */
    public Map<String, String> userOr(@Nullable String chosen) {
        return named(
                chosen == null ? List.of() : List.of(chosen),
                user -> user.role().scopes().contains(Scope.TASKS_READ));
    }

    /** Names of teams, those that are chosen among them, be they there or not. */
    public Collection<String> teams(List<String> chosen) {
        return with(chosen, teams.names());
    }

    /** Names of webhooks, the chosen one among them. @param chosen empty for none */
    public Collection<String> webhooks(String chosen) {
        return with(chosen.isEmpty() ? List.of() : List.of(chosen), webhooks.names());
    }

    /** What people call a form. */
    public String formTitle(String id) {
        return forms.title(id);
    }

    /** Ids of the forms that come with Aftercare, and the chosen one. @param chosen null for none */
    public Collection<String> forms(@Nullable String chosen) {
        return with(chosen == null ? List.of() : List.of(chosen), forms.ids());
    }

    private static Collection<String> with(List<String> chosen, List<String> all) {
        var both = new LinkedHashSet<>(chosen);
        both.addAll(all);
        return both;
    }

    /** As an amount and a unit; null for none. */
    public @Nullable Span span(@Nullable Duration duration) {
        return duration == null ? null : Span.of(duration);
    }

    /** What a branch decides by: {@code score}, {@code band}, {@code comment}, {@code contact} or {@code ticket}. */
    public String by(Condition condition) {
        return switch (condition) {
            case Condition.ScoreIs score -> "score";
            case Condition.BandIs band -> "band";
            case Condition.Comment comment -> "comment";
            case Condition.Property property -> property.subject().key();
        };
    }

    public Comparison[] comparisons() {
        return Comparison.values();
    }

    public Operator[] operators() {
        return Operator.values();
    }

    /** Names and labels of the properties that a branch can decide by. @param subject {@code contact} or ticket */
    public Map<String, String> of(String subject) {
        var labels = new LinkedHashMap<String, String>();
        if (subject.equals(Subject.TICKET.key())) {
            Arrays.stream(TicketProperty.values()).forEach(property -> labels.put(property.key(), property.key()));
        } else {
            OF_EVERY_CONTACT.forEach(name -> labels.put(name, name));
            properties.list().forEach(property -> labels.put(property.name(), property.label()));
        }
        return labels;
    }

    public List<Pipeline> pipelines() {
        return pipelines.list();
    }

    public List<PropertyDefinition> properties() {
        return properties.list();
    }

    /** In the order of the alphabet. */
    public List<String> tokens() {
        return ActionTokens.with(tokens.names()).stream().sorted().toList();
    }
}
