package io.aftercare.survey;

import io.aftercare.crm.Properties;
import io.aftercare.mail.Tokens;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The personalisation tokens that a survey's mail may use, those of the contacts' properties included. */
@Component
public class SurveyTokens {

    private static final Set<String> TICKET_TOKENS = Set.of(Tokens.TICKET_SUBJECT, Tokens.TICKET_EXTERNAL_ID);

    private final Properties properties;

    SurveyTokens(Properties properties) {
        this.properties = properties;
    }

    /** The names of all. */
    public Set<String> names() {
        var names = new HashSet<>(Tokens.NAMES);
        properties.list().forEach(property -> names.add(Tokens.ofContactProperty(property.name())));
        return names;
    }

    /** Those that have a value without a ticket, too. */
    static Set<String> withoutTicket(Set<String> names) {
        var others = new HashSet<>(names);
        others.removeAll(TICKET_TOKENS);
        return others;
    }
}
