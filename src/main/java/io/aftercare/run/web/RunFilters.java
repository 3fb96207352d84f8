package io.aftercare.run.web;

import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.crm.ContactId;
import io.aftercare.crm.Contacts;
import io.aftercare.run.RunFilter;
import io.aftercare.run.RunState;
import io.aftercare.survey.Band;
import io.aftercare.survey.SurveyId;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a list of runs is asked for; what cannot be is refused by name. */
@Component
class RunFilters {

    private final Contacts contacts;

    RunFilters(Contacts contacts) {
        this.contacts = contacts;
    }

    /** @throws Refusal {@code unknown-state}, {@code unknown-band}, {@code unknown-contact} or {@code empty-period} */
    RunFilter of(RunQuery query) {
        var from = query.from() == null ? null : query.from().toInstant();
        var to = query.to() == null ? null : query.to().toInstant();
        if (from != null && to != null && !from.isBefore(to)) {
            throw Refusal.unprocessable("empty-period", "The period ends before it begins: 'to' must be after 'from'.");
        }
        return new RunFilter(
                query.ticket(),
                contact(query),
                query.survey() == null ? null : new SurveyId(query.survey()),
                query.state() == null ? null : state(query.state()),
                query.band() == null ? null : band(query.band()),
                from,
                to,
                Boolean.TRUE.equals(query.incident()));
    }

    private @Nullable ContactId contact(RunQuery query) {
        var email = query.contactEmail();
        if (email == null) {
            return query.contact() == null ? null : new ContactId(query.contact());
        }
        return contacts.findByEmail(email)
                .map(Contact::id)
                .filter(id -> query.contact() == null || query.contact().equals(id.value()))
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-contact", "There is no such contact with this address, so there are no runs of it."));
    }

    private static RunState state(String key) {
        var state = RunState.ofKey(key);
        if (state == null) {
            throw Refusal.unprocessable(
                    "unknown-state",
                    "There is no state '%s'. States: %s.".formatted(key, keys(RunState.values(), RunState::key)));
        }
        return state;
    }

    private static Band band(String key) {
        return Arrays.stream(Band.values())
                .filter(band -> band.key().equals(key))
                .findAny()
                .orElseThrow(() -> Refusal.unprocessable(
                        "unknown-band",
                        "There is no band '%s'. Bands: %s.".formatted(key, keys(Band.values(), Band::key))));
    }

    private static <T> String keys(T[] values, Function<T, String> key) {
        return Arrays.stream(values).map(key).collect(Collectors.joining(", "));
    }
}
