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

    List<From> of(SurveyDefinition draft) {
        var choices = new LinkedHashMap<String, From>();
        var present = draft.sender();
        if (present != null) {
            choices.put(present.address(), present);
        }
        senders.list()
                .forEach(sender -> choices.putIfAbsent(sender.address(), new From(sender.name(), sender.address())));
        users.list().forEach(user -> choices.putIfAbsent(user.email(), new From(user.name(), user.email())));
        return List.copyOf(choices.values());
    }

    From byAddress(String address, SurveyDefinition draft) {
        return of(draft).stream()
                .filter(choice -> choice.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new UnreadableValue("Choose one of the senders in the list."));
    }
}
