package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Condition;
import io.aftercare.automation.action.Condition.Comparison;
import io.aftercare.engine.ProcessVariable;
import io.aftercare.survey.Band;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Conditions as FEEL. All hold when a variable is missing: a comparison with nothing is not true. */
final class Conditions {

    /**
     * What a gateway decides by.
     *
     * @param expression without its equals sign
     * @param variable that a task has to set before; empty when the answer's own are enough
     */
    record Decision(String expression, String variable) {}

    private static final Pattern SCORE = Pattern.compile("score\\s*(<=|>=|=)\\s*(\\d{1,9})");
    private static final Pattern BAND = Pattern.compile("band\\s*=\\s*\"(\\w+)\"");
    private static final Pattern COMMENT = Pattern.compile("hasComment\\s*(!?=)\\s*true");
    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_]\\w*)\\s*=\\s*true");

    private Conditions() {}

    /** The condition that an expression states, blanks apart; empty when it states no other than a list can. */
    static Optional<Condition> read(String expression) {
        var text = Feel.inside(expression);
        var score = SCORE.matcher(text);
        if (score.matches()) {
            return Arrays.stream(Comparison.values())
                    .filter(comparison -> comparison.sign().equals(score.group(1)))
                    .map(comparison -> (Condition) new Condition.ScoreIs(comparison, Integer.valueOf(score.group(2))))
                    .findAny();
        }
        var band = BAND.matcher(text);
        if (band.matches()) {
            return Arrays.stream(Band.values())
                    .filter(known -> known.key().equals(band.group(1)))
                    .map(known -> (Condition) new Condition.BandIs(known))
                    .findAny();
        }
        var comment = COMMENT.matcher(text);
        return comment.matches()
                ? Optional.of(new Condition.Comment(comment.group(1).equals("=")))
                : Optional.empty();
    }

    /** The variable that an expression wants to be true. */
    static Optional<String> variable(String expression) {
        var variable = VARIABLE.matcher(Feel.inside(expression));
        return variable.matches() ? Optional.of(variable.group(1)) : Optional.empty();
    }

    /** @param id of the branch */
    static Decision expression(Condition condition, String id) {
        return switch (condition) {
            case Condition.ScoreIs score ->
                new Decision(
                        "%s %s %d"
                                .formatted(
                                        ProcessVariable.SCORE, score.operator().sign(), score.score()),
                        "");
            case Condition.BandIs band ->
                new Decision(
                        ProcessVariable.BAND + " = " + Feel.literal(band.band().key()), "");
            case Condition.Comment comment ->
                new Decision(ProcessVariable.HAS_COMMENT + (comment.given() ? " = true" : " != true"), "");
            case Condition.Property property -> new Decision("matches_" + id + " = true", "matches_" + id);
        };
    }
}
