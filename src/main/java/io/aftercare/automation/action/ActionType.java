package io.aftercare.automation.action;

/** The kinds of actions, with the words that people choose them by. */
public enum ActionType {
    MAIL_CONTACT("mail-contact", "Mail the contact", "mail", "Writes to the person who answered."),
    MAIL_PEOPLE("mail-people", "Mail people", "users", "Writes to users and teams of your company."),
    CREATE_TASK("create-task", "Create a task", "clipboard-list", "Gives a user or a team something to do, and waits."),
    OPEN_TICKET("open-ticket", "Open a ticket", "ticket", "Opens a ticket for the contact in one of your pipelines."),
    SET_CONTACT_PROPERTY(
            "set-contact-property", "Set a contact property", "tag", "Writes a property of the contact, or clears it."),
    CALL_WEBHOOK("call-webhook", "Call a webhook", "webhook", "Tells another system of the answer."),
    WAIT("wait", "Wait", "clock", "Lets minutes, hours or days pass."),
    BRANCH("branch", "Branch", "git-branch", "Goes on one way or another, by the answer, the contact or the ticket.");

    private final String key;
    private final String label;
    private final String icon;
    private final String description;

    ActionType(String key, String label, String icon, String description) {
        this.key = key;
        this.label = label;
        this.icon = icon;
        this.description = description;
    }

    /** The word in JSON; of an action that a worker does, its job type. */
    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    /** Name of the icon, as Tabler has it. */
    public String icon() {
        return icon;
    }

    /** What it does, in one sentence. */
    public String description() {
        return description;
    }

    public static ActionType of(Action action) {
        return switch (action) {
            case Action.MailContact mail -> MAIL_CONTACT;
            case Action.MailPeople mail -> MAIL_PEOPLE;
            case Action.CreateTask task -> CREATE_TASK;
            case Action.OpenTicket ticket -> OPEN_TICKET;
            case Action.SetContactProperty property -> SET_CONTACT_PROPERTY;
            case Action.CallWebhook call -> CALL_WEBHOOK;
            case Action.Wait wait -> WAIT;
            case Action.Branch branch -> BRANCH;
        };
    }
}
