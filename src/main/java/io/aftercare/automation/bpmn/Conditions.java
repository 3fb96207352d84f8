package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.Condition;
import io.aftercare.engine.ProcessVariable;

/** Conditions as FEEL. All hold when a variable is missing: a comparison with nothing is not true. */
final class Conditions {

    /**
     * What a gateway decides by.
     *
     * @param expression without its equals sign
     * @param variable that a task has to set before; empty when the answer's own are enough
     */
    record Decision(String expression, String variable) {}

    private Conditions() {}

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
