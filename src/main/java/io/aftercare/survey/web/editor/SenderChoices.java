package io.aftercare.survey.web.editor;

import io.aftercare.identity.Senders;
import io.aftercare.identity.Users;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.SurveyDefinition.From;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whom the mails of a survey may come from (R12): configured senders, users, and whoever the draft names already. */
@Component
class SenderChoices {

    private final Senders senders;
    private final Users users;

    SenderChoices(Senders senders, Users users) {
        this.senders = senders;
        this.users = users;
    }

    /** @param known whether it is there; what is not can only be kept or replaced */
    public record Offer(From from, boolean known) {

        public String label() {
            var label = from.name() + " – " + from.address();
            return known ? label : label + " (neither a user nor a sender)";
        }
    }

    List<Offer> of(SurveyDefinition draft) {
        var choices = new LinkedHashMap<String, Offer>();
        var present = draft.sender();
        if (present != null) {
            choices.put(present.address(), new Offer(present, senders.knows(present.address())));
        }
        senders.list().forEach(sender -> offer(choices, new From(sender.name(), sender.address())));
        users.list().forEach(user -> offer(choices, new From(user.name(), user.email())));
        return List.copyOf(choices.values());
    }

    private static void offer(LinkedHashMap<String, Offer> choices, From from) {
        choices.putIfAbsent(from.address(), new Offer(from, true));
    }

    /** What mails come from that name no sender, as it is offered. */
    String standard() {
        return senders.standard()
                .map(sender -> "The standard sender, %s – %s".formatted(sender.name(), sender.address()))
                .orElse("The standard sender, which is not set");
    }

    From byAddress(String address, SurveyDefinition draft) {
        return of(draft).stream()
                .map(Offer::from)
                .filter(choice -> choice.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new UnreadableValue("Choose one of the senders in the list."));
    }
}
