package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.survey.OpenRuns.Open;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenRunsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | No run is open. Its answers are kept, and its name is free again.",
                "1 | 0 | 1 run is open: it is withdrawn. 1 customer can no longer answer. Answers that were given are kept.",
                "1 | 1 | 1 run is open: it is withdrawn. 1 was answered: what follows the answer stops, and its open tasks are withdrawn. Answers that were given are kept.",
                "5 | 2 | 5 runs are open: they are withdrawn. 3 customers can no longer answer. 2 were answered: what follows the answers stops, and their open tasks are withdrawn. Answers that were given are kept."
            })
    void tellWhatADeletionCosts(long runs, long answered, String words) {
        assertThat(new Open(runs, answered).deletion()).isEqualTo(words);
    }
}
