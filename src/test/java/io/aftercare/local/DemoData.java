package io.aftercare.local;

import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.TicketCommand;
import io.aftercare.crm.Tickets;
import io.aftercare.identity.ApiKeys;
import io.aftercare.identity.Company;
import io.aftercare.identity.Passwords;
import io.aftercare.identity.Scope;
import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.survey.PerSentiment;
import io.aftercare.survey.Schedule;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDefinition.From;
import io.aftercare.survey.SurveyDefinition.Notifications;
import io.aftercare.survey.SurveyDefinition.Theme;
import io.aftercare.survey.SurveyType;
import io.aftercare.survey.Surveys;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the local start has to play with. What is there already is left alone. */
@Component
@Profile("local")
@Order(1)
class DemoData implements ApplicationRunner {

    static final String API_KEY = "local-demo-key";

    private static final String PIPELINE = "support";
    private static final String SURVEY = "Support effort";

    /** What customers said before. */
    static final ResourceDatabasePopulator HISTORY =
            new ResourceDatabasePopulator(new ClassPathResource("demo-history.sql", DemoData.class));

    private record Customer(String firstName, String lastName, String language, String ticket, String subject) {

        String email() {
            return firstName.toLowerCase(Locale.ROOT) + "@customer.example";
        }
    }

    private static final List<Customer> CUSTOMERS = List.of(
            new Customer("Ada", "Lovelace", "en", "DEMO-1", "The invoice shows the wrong amount"),
            new Customer("Grace", "Hopper", "en", "DEMO-2", "I cannot sign in since Monday"),
            new Customer("Konrad", "Zuse", "de", "DEMO-3", "How do I export my data?"),
            new Customer("Hedy", "Lamarr", "de", "DEMO-4", "The parcel arrived damaged"),
            new Customer("Edsger", "Dijkstra", "nl", "DEMO-5", "Please change our delivery address"),
            new Customer("Radia", "Perlman", "en", "DEMO-6", "The app closes when I open the map"));

    private final Company company;
    private final Users users;
    private final Passwords passwords;
    private final Teams teams;
    private final ApiKeys keys;
    private final Pipelines pipelines;
    private final Contacts contacts;
    private final Tickets tickets;
    private final Surveys surveys;
    private final DataSource database;

    DemoData(
            Company company,
            Users users,
            Passwords passwords,
            Teams teams,
            ApiKeys keys,
            Pipelines pipelines,
            Contacts contacts,
            Tickets tickets,
            Surveys surveys,
            DataSource database) {
        this.company = company;
        this.users = users;
        this.passwords = passwords;
        this.teams = teams;
        this.keys = keys;
        this.pipelines = pipelines;
        this.contacts = contacts;
        this.tickets = tickets;
        this.surveys = surveys;
        this.database = database;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (pipelines.exists(PIPELINE)) {
            return;
        }
        company.rename("Northwind");
        DemoUser.ALL.forEach(demo ->
                passwords.set(users.put(demo.email(), demo.name(), demo.role()).id(), DemoUser.PASSWORD));
        teams.put("Support leads", List.of("lena@northwind.example"));
        keys.register("Local demo", API_KEY, EnumSet.allOf(Scope.class));
        pipelines.create(PIPELINE, "Support");
        CUSTOMERS.forEach(this::openTicket);
        surveys.publish(surveys.create(survey()).id());
        HISTORY.execute(database);
    }

    private void openTicket(Customer customer) {
        contacts.put(new ContactCommand(
                customer.email(), customer.firstName(), customer.lastName(), customer.language(), null));
        tickets.create(new TicketCommand(
                customer.ticket(), customer.subject(), PIPELINE, customer.email(), "pete@northwind.example"));
    }

    /** Sent at once; a minute's window for the comment lets a visitor see the run end. */
    private static SurveyDefinition survey() {
        return new SurveyDefinition(
                SURVEY,
                SurveyType.CES,
                "en",
                null,
                new From("Northwind Support", "support@northwind.example"),
                null,
                null,
                null,
                Theme.STANDARD,
                PIPELINE,
                null,
                Schedule.NONE,
                null,
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofDays(30),
                null,
                30,
                false,
                PerSentiment.none(),
                PerSentiment.none(),
                new Notifications(List.of(), List.of("Support leads"), false),
                PerSentiment.none(),
                null,
                Map.of());
    }
}
