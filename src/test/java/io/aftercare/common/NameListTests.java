package io.aftercare.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NameListTests {

    @Test
    void readsAsPeopleSayIt() {
        assertThat(NameList.of(List.of("A"))).isEqualTo("“A”");
        assertThat(NameList.of(List.of("A", "B"))).isEqualTo("“A” and “B”");
        assertThat(NameList.of(List.of("A", "B", "C"))).isEqualTo("“A”, “B” and “C”");
        assertThat(NameList.of(List.of("A", "B", "C", "D", "E", "F", "G")))
                .isEqualTo("“A”, “B”, “C”, “D”, “E” and 2 more");
    }
}
