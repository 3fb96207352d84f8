package io.aftercare.survey.web.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChoiceTests {

    private static final List<Choice> LISTED =
            List.of(Choice.listed("Crew", "Crew", ""), Choice.listed("Night", "Night", ""));

    @Test
    void areChosenInWhateverCaseTheDraftNamesThem() {
        assertThat(Choice.of(LISTED, List.of("crew"), values -> Set.of()))
                .containsExactly(new Choice("Crew", "Crew", "", true, true), LISTED.getLast());
    }

    @Test
    void beginWithWhatIsChosenButNotListed() {
        assertThat(Choice.of(LISTED, List.of("Zulu", "Gone"), values -> Set.of("gone")))
                .startsWith(
                        new Choice("Gone", "Gone", "", true, false), // removed or renamed meanwhile
                        new Choice("Zulu", "Zulu", "", true, true)) // there, but beyond what is listed
                .endsWith(LISTED.toArray(Choice[]::new));
    }
}
