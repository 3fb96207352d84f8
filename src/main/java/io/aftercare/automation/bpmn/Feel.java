package io.aftercare.automation.bpmn;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fixed values as FEEL, the expression language of the engine, so that nothing that people type is evaluated. */
final class Feel {

    private static final String BACKSLASH = "\"\\\\\"";
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]++|\\\\[\"\\\\])*+)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");
    private static final Pattern SUM = Pattern.compile(TEXT + "(?:\\s*\\+\\s*" + TEXT + ")*+");
    private static final Pattern LIST = Pattern.compile("\\[\\s*(?:" + SUM + "\\s*(?:,\\s*" + SUM + "\\s*)*+)?]");
    private static final Pattern DURATION = Pattern.compile("duration\\(\\s*\"(\\w+)\"\\s*\\)");
    private static final Pattern FROM_NOW = Pattern.compile("now\\(\\)\\s*\\+\\s*(" + DURATION + ")");

    private Feel() {}

    static boolean isExpression(String value) {
        return value.startsWith("=");
    }

    /** An expression without its equals sign and the blanks around it. */
    static String inside(String expression) {
        return isExpression(expression) ? expression.substring(1).strip() : expression.strip();
    }

    /** The fixed text that a value is; empty when it has to be evaluated. */
    static Optional<String> text(String value) {
        if (!isExpression(value)) {
            return Optional.of(value);
        }
        var text = inside(value);
        return SUM.matcher(text).matches() ? Optional.of(value(text)) : Optional.empty();
    }

    /** The fixed texts that a value lists, as FEEL does or parted by commas; empty when it has to be evaluated. */
    static Optional<List<String>> texts(String value) {
        if (!isExpression(value)) {
            return Optional.of(
                    Arrays.stream(value.split(",", -1)).map(String::strip).toList());
        }
        var list = inside(value);
        return LIST.matcher(list).matches()
                ? Optional.of(SUM.matcher(list)
                        .results()
                        .map(MatchResult::group)
                        .map(Feel::value)
                        .toList())
                : Optional.empty();
    }

    /** The fixed duration that a value is. */
    static Optional<Duration> duration(String value) {
        if (!isExpression(value)) {
            return Spans.read(value.strip());
        }
        var duration = DURATION.matcher(inside(value));
        return duration.matches() ? Spans.read(duration.group(1)) : Optional.empty();
    }

    /** The fixed duration that is added to the time at which the value is evaluated. */
    static Optional<Duration> untilFromNow(String value) {
        var sum = FROM_NOW.matcher(inside(value));
        return isExpression(value) && sum.matches() ? Spans.read(sum.group(2)) : Optional.empty();
    }

    private static String value(String sum) {
        return TEXT.matcher(sum)
                .results()
                .map(text -> ESCAPED.matcher(text.group(1)).replaceAll("$1"))
                .collect(Collectors.joining());
    }

    /** A backslash stands alone: before some letters the engine takes two for a control character. */
    static String literal(String text) {
        return Arrays.stream(text.split("\\\\", -1))
                .map(part -> '"' + part.replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(" + " + BACKSLASH + " + "));
    }

    static String list(List<String> texts) {
        return texts.stream().map(Feel::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    static String fromNow(Duration duration) {
        return "now() + duration(" + literal(Spans.text(duration)) + ")";
    }
}
