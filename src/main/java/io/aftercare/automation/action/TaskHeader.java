package io.aftercare.automation.action;

/** Names of the task headers that carry settings to workers; the element templates offer the same. */
public final class TaskHeader {

    public static final String SUBJECT = "subject";
    public static final String BODY = "body";
    /** Addresses of users, one on a line. */
    public static final String USERS = "users";
    /** Names of teams, one on a line. */
    public static final String TEAMS = "teams";

    public static final String INSTRUCTIONS = "instructions";
    public static final String PIPELINE = "pipeline";
    public static final String OWNER = "owner";
    public static final String PROPERTY = "property";
    public static final String VALUE = "value";
    public static final String WEBHOOK = "webhook";
    public static final String NOTE = "note";
    /** Of {@code check-property}: a key of {@link Condition.Operator}. */
    public static final String OPERATOR = "operator";
    /** Of {@code check-property}: name of the variable that it sets. */
    public static final String RESULT = "result";
    /** Of {@code start-survey}: name or id of a live survey. */
    public static final String SURVEY = "survey";

    private TaskHeader() {}
}
