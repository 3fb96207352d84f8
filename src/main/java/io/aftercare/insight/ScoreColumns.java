package io.aftercare.insight;

import static java.util.stream.Collectors.joining;

import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The columns of {@code score_sum}: how many runs have no answer, and how many each score of any type. */
final class ScoreColumns {

    private static final int HIGHEST = 10;

    static final String ALL = "unanswered, " + each("score_%1$d"::formatted);

    /** Of runs. */
    static final String COUNTED = "count(*) filter (where score is null) as unanswered, "
            + each("count(*) filter (where score = %1$d) as score_%1$d"::formatted);

    /** Of rows that have the columns already. */
    static final String SUMS = "sum(unanswered) as unanswered, " + each("sum(score_%1$d) as score_%1$d"::formatted);

    /** Rows of a score and its number of runs, for {@code values}. */
    static final String ROWS =
            "(cast(null as smallint), unanswered), " + each("(cast(%1$d as smallint), score_%1$d)"::formatted);

    private ScoreColumns() {}

    private static String each(IntFunction<String> text) {
        return IntStream.rangeClosed(0, HIGHEST).mapToObj(text).collect(joining(", "));
    }
}
