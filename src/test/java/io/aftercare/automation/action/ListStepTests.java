package io.aftercare.automation.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.action.Action.Branch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListStepTests {

    private static final ActionList LIST = ActionList.of(
            wait("w"), branch("b", List.of(wait("y"), branch("c", List.of(), List.of())), List.of()), wait("z"));

    private static Action wait(String id) {
        return new Action.Wait(id, Duration.ofDays(1));
    }

    private static Branch branch(String id, List<Action> then, List<Action> otherwise) {
        return new Branch(id, new Condition.Comment(true), then, otherwise);
    }

    @Test
    void leadsDownThroughEveryWayAndUpTheSameWayBack() {
        var down = new ArrayList<ActionList>(List.of(LIST));
        for (var step = ListStep.down(LIST, "w"); step.isPresent(); step = ListStep.down(down.getLast(), "w")) {
            down.add(ListChange.moved(
                    down.getLast(), "w", step.get().place(), step.get().at()));
        }

        assertThat(down).hasSize(9).doesNotHaveDuplicates();
        assertThat(down.getLast().actions().getLast()).isEqualTo(wait("w"));
        for (var at = down.size() - 1; at > 0; at--) {
            var step = ListStep.up(down.get(at), "w").orElseThrow();
            assertThat(ListChange.moved(down.get(at), "w", step.place(), step.at()))
                    .isEqualTo(down.get(at - 1));
        }
        assertThat(ListStep.up(LIST, "w")).isEmpty();
    }

    @Test
    void takesABranchAlong() {
        var step = ListStep.down(LIST, "b").orElseThrow();

        assertThat(ListChange.moved(LIST, "b", step.place(), step.at()).actions())
                .extracting(Action::id)
                .containsExactly("w", "z", "b");
    }
}
