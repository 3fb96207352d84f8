package io.aftercare.automation;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Subject;
import io.aftercare.automation.action.Condition.TicketProperty;
import io.aftercare.automation.action.Fault;
import io.aftercare.crm.Pipeline;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.identity.Scope;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Whether the users, teams, pipelines, properties and webhooks are there that a list of actions names. */
@Component
class NamedThings {

    private final Users users;
    private final Teams teams;
    private final Pipelines pipelines;
    private final Properties properties;
    private final Webhooks webhooks;

    NamedThings(Users users, Teams teams, Pipelines pipelines, Properties properties, Webhooks webhooks) {
        this.users = users;
        this.teams = teams;
        this.pipelines = pipelines;
        this.properties = properties;
        this.webhooks = webhooks;
    }

    /** Each that is not, in the order of the list. */
    List<Fault> missing(ActionList list) {
        var look = new Look();
        look.through("actions", list.actions());
        return look.faults;
    }

    /** What can be published and helps nobody, in the order of the list. */
    List<Fault> warnings(ActionList list) {
        return warnings("actions", list.actions()).toList();
    }

    private Stream<Fault> warnings(String path, List<Action> actions) {
        return IntStream.range(0, actions.size()).boxed().flatMap(at -> {
            var inside = "%s[%d].".formatted(path, at);
            return switch (actions.get(at)) {
                case Action.CreateTask task -> mayNotDo(inside + "user", task);
                case Action.Branch branch ->
                    Stream.concat(
                            warnings(inside + "then", branch.then()),
                            warnings(inside + "otherwise", branch.otherwise()));
                default -> Stream.empty();
            };
        });
    }

    private Stream<Fault> mayNotDo(String path, Action.CreateTask task) {
        return Optional.ofNullable(task.user())
                .flatMap(users::byEmail)
                .filter(user -> !user.role().scopes().contains(Scope.TASKS_READ))
                .map(user -> new Fault(
                        path,
                        "The task '%s' is for %s, whose role does not let them do tasks. Give it to somebody else or to a team, or ask an admin to change the role."
                                .formatted(task.title(), user.email())))
                .stream();
    }

    private final class Look {

        private final List<Fault> faults = new ArrayList<>();
        private final Supplier<Set<String>> pipelineKeys = SingletonSupplier.of(
                () -> pipelines.list().stream().map(Pipeline::key).collect(Collectors.toSet()));
        private final Supplier<List<PropertyDefinition>> definitions = SingletonSupplier.of(properties::list);

        void through(String path, List<Action> actions) {
            for (var at = 0; at < actions.size(); at++) {
                at("%s[%d].".formatted(path, at), actions.get(at));
            }
        }

        private void at(String path, Action action) {
            switch (action) {
                case Action.MailPeople mail -> {
                    users(path + "users", mail.users());
                    teams(path + "teams", mail.teams());
                }
                case Action.CreateTask task -> {
                    users(path + "user", task.user() == null ? List.of() : List.of(task.user()));
                    teams(path + "teams", task.teams());
                }
                case Action.OpenTicket ticket -> pipeline(path + "pipeline", ticket.pipeline());
                case Action.SetContactProperty property -> written(path + "property", property.property());
                case Action.Branch branch -> {
                    if (branch.condition() instanceof Condition.Property property) {
                        read(path + "condition.property", property);
                    }
                    through(path + "then", branch.then());
                    through(path + "otherwise", branch.otherwise());
                }
                case Action.MailContact mail -> {}
                case Action.CallWebhook call -> webhook(path + "webhook", call.webhook());
                case Action.Wait wait -> {}
            }
        }

        private void users(String path, List<String> emails) {
            if (!emails.isEmpty()) {
                users.unknown(emails)
                        .forEach(email ->
                                faults.add(new Fault(path, "There is no user '%s'. Choose another.".formatted(email))));
            }
        }

        private void teams(String path, List<String> names) {
            if (!names.isEmpty()) {
                teams.unknown(names)
                        .forEach(name ->
                                faults.add(new Fault(path, "There is no team '%s'. Choose another.".formatted(name))));
            }
        }

        private void pipeline(String path, String key) {
            if (!key.isBlank() && !pipelineKeys.get().contains(key)) {
                faults.add(new Fault(path, "There is no pipeline '%s'. Choose another.".formatted(key)));
            }
        }

        private void webhook(String path, String name) {
            if (!name.isBlank() && !webhooks.exists(name)) {
                faults.add(new Fault(path, "There is no webhook '%s'. Choose another.".formatted(name)));
            }
        }

        private void written(String path, String name) {
            definition(path, name);
            if (definitions.get().stream().anyMatch(property -> property.name().equals(name) && property.shipped())) {
                faults.add(new Fault(
                        path, "The property '%s' is written by answers alone. Choose another.".formatted(name)));
            }
        }

        private void read(String path, Condition.Property condition) {
            if (condition.subject() == Subject.CONTACT) {
                if (!Set.of("first_name", "last_name", "email").contains(condition.property())) {
                    definition(path, condition.property());
                }
            } else if (TicketProperty.ofKey(condition.property()).isEmpty()) {
                faults.add(new Fault(
                        path, "Tickets have no property '%s'. Choose another.".formatted(condition.property())));
            }
        }

        private void definition(String path, String name) {
            if (!name.isBlank()
                    && definitions.get().stream()
                            .noneMatch(property -> property.name().equals(name))) {
                faults.add(new Fault(path, "There is no property '%s'. Choose another.".formatted(name)));
            }
        }
    }
}
