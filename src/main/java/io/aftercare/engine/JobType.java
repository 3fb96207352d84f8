package io.aftercare.engine;

/** Job types of the service tasks in {@code bpmn/}. A test holds them against the models. */
public final class JobType {

    public static final String REGISTER_SURVEY_RUN = "register-survey-run";
    public static final String SEND_SURVEY = "send-survey";
    public static final String SEND_REMINDER = "send-reminder";
    public static final String EXPIRE_SURVEY_RUN = "expire-survey-run";
    public static final String SCORE_RESPONSE = "score-response";
    public static final String UPDATE_CONTACT_PROPERTIES = "update-contact-properties";
    public static final String NOTIFY_OWNERS = "notify-owners";
    public static final String COMPLETE_SURVEY_RUN = "complete-survey-run";
    public static final String WITHDRAW_SURVEY_RUN = "withdraw-survey-run";

    public static final String SELECT_WAVE_RECIPIENTS = "select-wave-recipients";
    public static final String START_WAVE_RUNS = "start-wave-runs";
    public static final String FINISH_WAVE = "finish-wave";

    private JobType() {}
}
