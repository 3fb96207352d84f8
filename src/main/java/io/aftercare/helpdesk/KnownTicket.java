package io.aftercare.helpdesk;

import io.aftercare.helpdesk.TicketNews.Person;
import io.aftercare.helpdesk.TicketNews.Topic;
import java.time.Instant;

/** What a help desk told of a ticket until now. */
record KnownTicket(Told<Topic> topic, Told<Person> person, Told<Status> status) {

    /** @param since when it became so */
    record Status(boolean closed, Instant since) {}
}
