package io.aftercare.mending.web;

/** What can be done about an incident, in plain words. */
final class Hints {

    private Hints() {}

    private static final String WAVE =
            " Those of the wave who were asked are not asked again, and the others are once it goes on.";

    /** @param wave whether a wave stands still. @param errorType the engine's word */
    static String of(boolean wave, String errorType) {
        return wave ? of(errorType) + WAVE : of(errorType);
    }

    /** @param errorType the engine's word */
    static String of(String errorType) {
        return switch (errorType) {
            case "JOB_NO_RETRIES" ->
                "It is not tried again by itself. Mend what the message names, or have it mended; then try again.";
            case "EXTRACT_VALUE_ERROR", "CONDITION_ERROR", "IO_MAPPING_ERROR", "DECISION_EVALUATION_ERROR" ->
                "The process could not work out an expression. Set the variable that it needs, then try again.";
            case "CALLED_ELEMENT_ERROR" ->
                "The process that is called is not deployed. Deploy one with the id that the message names, from Camunda"
                        + " Modeler for example, then try again. Runs to come follow another once the survey names it and"
                        + " is published.";
            case "UNHANDLED_ERROR_EVENT" ->
                "A step ended in an error that the process has no way for. A designer adds one; runs that stand here"
                        + " can then be moved to the new version.";
            case "FORM_NOT_FOUND" -> "The form of the task is not deployed. Deploy it, then try again.";
            case "MESSAGE_SIZE_EXCEEDED" ->
                "The variables of this run have grown too large. Make one shorter, then try again.";
            default -> "Read what the engine says; a designer of the process may have to help. Then try again.";
        };
    }
}
