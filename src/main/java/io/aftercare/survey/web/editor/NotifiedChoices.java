package io.aftercare.survey.web.editor;

import io.aftercare.identity.Teams;
import io.aftercare.identity.Users;
import io.aftercare.survey.SurveyDefinition;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who may be told of a survey's answers: the users and teams that are listed, and whomever the draft names already. */
@Component
class NotifiedChoices {

    private final Users users;
    private final Teams teams;

    NotifiedChoices(Users users, Teams teams) {
        this.users = users;
        this.teams = teams;
    }

    List<Choice> users(SurveyDefinition draft) {
        var chosen = draft.notifications().users();
        var listed = users.list().stream()
                .map(user -> Choice.listed(user.email(), user.name(), user.email()))
                .toList();
        return Choice.of(listed, chosen, users::unknown);
    }

    List<Choice> teams(SurveyDefinition draft) {
        var chosen = draft.notifications().teams();
        var listed = teams.names().stream()
                .map(name -> Choice.listed(name, name, ""))
                .toList();
        return Choice.of(listed, chosen, teams::unknown);
    }
}
