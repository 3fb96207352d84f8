package io.aftercare.survey.web.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConditionInputTests {

    @Test
    void readsNoNumberThatIsTooLongToBeOne() {
        assertThat(typed(" 2.5 ").number()).isEqualByComparingTo("2.5");
        assertThatThrownBy(() -> typed("7".repeat(10_000)).number())
                .isInstanceOf(UnreadableValue.class)
                .hasMessageContaining("Type a number");
    }

    private static ConditionInput typed(String value) {
        return new ConditionInput("properties.seats", "is", value, null, null, null, null, null, null, null);
    }
}
