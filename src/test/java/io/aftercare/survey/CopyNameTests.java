package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyNameTests {

    @ParameterizedTest
    @CsvSource({
        "Support, Support",
        "Support (copy), Support",
        "Support (copy 12), Support",
        "Support (copy) more, Support (copy) more",
        "Support (copy x), Support (copy x)"
    })
    void aCopyOfACopyIsNamedAfterTheOriginal(String name, String stem) {
        assertThat(CopyName.stem(name)).isEqualTo(stem);
    }

    @Test
    void takesTheFirstNameThatIsFreeInAnyCase() {
        assertThat(CopyName.next("A", Set.of("a"))).isEqualTo("A (copy)");
        assertThat(CopyName.next("A", Set.of("a", "a (copy)"))).isEqualTo("A (copy 2)");
        assertThat(CopyName.next("A", Set.of("a", "a (copy)", "a (copy 3)"))).isEqualTo("A (copy 2)");
        assertThat(CopyName.next("A", Set.of("a (copy)", "a (copy 2)"))).isEqualTo("A (copy 3)");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        var name = "x".repeat(81) + "👍".repeat(9);
        assertThat(CopyName.next(CopyName.stem(name), Set.of())).isEqualTo("x".repeat(81) + " (copy)");
        assertThat(CopyName.stem("y".repeat(100))).hasSize(82);
    }
}
