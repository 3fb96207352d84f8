package io.aftercare.task;

import io.aftercare.automation.AnswerTexts;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Refusal;
import io.aftercare.crm.Contact;
import io.aftercare.survey.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * User tasks as they are: what the engine told, a moment late, and what people did with them here since then. Everything
 * is empty where the engine tells nothing.
 */
@Service
public class Tasks {

    /** Up to how many a person's tasks are counted. */
    public static final int MOST_COUNTED = 100;

    private static final int LONGEST_INSTRUCTIONS = 5_000;

    private final TaskSource source;
    private final TaskActs acts;
    private final Fillings fillings;
    private final TaskForms forms;
    private final AnswerTexts texts;

    Tasks(TaskSource source, TaskActs acts, Fillings fillings, TaskForms forms, AnswerTexts texts) {
        this.source = source;
        this.acts = acts;
        this.fillings = fillings;
        this.forms = forms;
        this.texts = texts;
    }

    /** Whether the engine tells of tasks here. */
    public boolean areKnown() {
        return source.areKnown();
    }

    /** Since when the engine is silent, so that what is shown may be old; empty when it has told just now. */
    public Optional<Instant> silentSince() {
        return source.silentSince();
    }

    /** Of how many tasks of a list, its first, texts are searched in; null for all. */
    public @Nullable Integer mostSearched() {
        return source.mostSearched();
    }

    /**
     * Tasks, open ones by their due date, those without one last; over ones the latest first. Two statements, however
     * many they are, where the exporter tells of them.
     *
     * @param after null for the first page
     */
    public CursorPage<Task> list(TaskFilter filter, @Nullable TaskCursor after, int size) {
        if (!source.areKnown()) {
            return new CursorPage<>(List.of(), null);
        }
        var untold = source.untold();
        var latest = untold.stream().collect(Collectors.toMap(TaskAct::task, Function.identity()));
        var rows = source.list(filter, after, size + 1, untold);
        return CursorPage.of(rows, size, last -> TaskCursor.after(last, filter.over()))
                .map(task -> task.after(latest.get(task.key())));
    }

    /** How many open tasks a user has, {@value #MOST_COUNTED} at most. */
    public int openOf(String user) {
        return count(new TaskFilter(false, user, null, null));
    }

    /** How many open tasks members of these teams may take or have, {@value #MOST_COUNTED} at most. */
    public int openFor(List<String> teams) {
        return teams.isEmpty() ? 0 : count(new TaskFilter(false, null, teams, null));
    }

    /** How many open tasks follow answers of a contact, {@value #MOST_COUNTED} at most. */
    public int openAbout(Contact contact) {
        return (int) list(new TaskFilter(false, null, null, contact.email()), null, MOST_COUNTED).items().stream()
                .map(Task::cause)
                .filter(cause -> cause != null && cause.contact().equals(contact.id()))
                .count();
    }

    private int count(TaskFilter filter) {
        return source.areKnown() ? source.count(filter, MOST_COUNTED, source.untold()) : 0;
    }

    /** @throws Refusal {@code task-not-found} */
    public Task get(TaskKey key) {
        if (!source.areKnown()) {
            throw notFound(key);
        }
        var task = source.find(key).orElseThrow(() -> notFound(key));
        return task.after(source.untold().stream()
                .filter(act -> act.task().equals(key))
                .findAny()
                .orElse(null));
    }

    /** @throws Refusal {@code task-not-found} */
    public TaskDetail detail(TaskKey key) {
        var task = get(key);
        var form = forms.of(task);
        return new TaskDetail(
                task,
                instructions(task),
                form.map(TaskForm::schema).orElse(null),
                form.isPresent() && !form.get().asksNothing(),
                form.map(found -> forms.values(task, found)).orElseGet(JsonNodeFactory.instance::objectNode),
                acts.of(key),
                fillings.of(key).orElse(null));
    }

    /** What was filled in when tasks of a run were completed here, the first one first. */
    public List<Filling> filledIn(RunId run) {
        return fillings.of(run);
    }

    private String instructions(Task task) {
        var source = task.instructions();
        var text = source.length() <= LONGEST_INSTRUCTIONS ? source : source.substring(0, LONGEST_INSTRUCTIONS);
        var cause = task.cause();
        return cause == null || text.isEmpty() ? text : texts.fill(text, cause.run(), cause.ticket());
    }

    private static Refusal notFound(TaskKey key) {
        return Refusal.notFound(
                "task-not-found",
                "There is no task %s. A new one appears a moment after the engine made it, and old ones go with the engine's history."
                        .formatted(key));
    }
}
