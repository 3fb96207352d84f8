package io.aftercare.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the engine did, as its records say: not what the application believes. */
public final class EngineRecords {

    private static final String INSTANCE = "PROCESS_INSTANCE";
    private static final String ENDED = "ELEMENT_COMPLETED";

    /** A problem that stops an instance until a person resolves it. */
    public record Incident(long key, String elementId, long jobKey, String message, boolean resolved) {}

    /**
     * A task that a person is to do.
     *
     * @param assignee empty when any of the groups is to do it
     */
    public record UserTask(long key, String elementId, String assignee, List<String> groups, String dueDate) {}

    private record Line(String type, String intent, long key, List<String> facts) {

        boolean is(String wantedType, String wantedIntent) {
            return type.equals(wantedType) && intent.equals(wantedIntent);
        }

        boolean isOf(long processInstanceKey) {
            return facts.getFirst().equals(String.valueOf(processInstanceKey));
        }
    }

    private final Path file;
    private final Map<String, Line> known = new LinkedHashMap<>();
    private long read;

    EngineRecords(Path file) {
        this.file = file;
    }

    /** The id of the end event that the instance has ended with. */
    public Optional<String> endOf(long processInstanceKey) {
        var ended = lines(line -> line.is(INSTANCE, ENDED) && line.isOf(processInstanceKey));
        var isOver = ended.stream().anyMatch(line -> line.facts().get(2).equals("PROCESS"));
        return ended.stream()
                .filter(line -> isOver && line.facts().get(2).equals("END_EVENT"))
                .map(line -> line.facts().get(1))
                .findFirst();
    }

    /** The ids of the elements that the instance has completed, sequence flows aside, in order. */
    public List<String> elements(long processInstanceKey) {
        return elements(processInstanceKey, ENDED);
    }

    /** The ids of the elements that the instance has reached, in order. */
    public List<String> reached(long processInstanceKey) {
        return elements(processInstanceKey, "ELEMENT_ACTIVATED");
    }

    /** The instances that a message with this correlation key has started, in order. */
    public List<Long> startedBy(String correlationKey) {
        return lines(line -> line.is("MESSAGE_START_EVENT_SUBSCRIPTION", "CORRELATED")
                        && line.facts().get(2).equals(correlationKey))
                .stream()
                .map(line -> Long.parseLong(line.facts().getFirst()))
                .toList();
    }

    /** The instances that call activities of an instance have started, in order. */
    public List<Long> calledBy(long processInstanceKey) {
        return lines(line -> line.is(INSTANCE, "ELEMENT_ACTIVATED")
                        && line.facts().get(2).equals("PROCESS")
                        && line.facts().get(3).equals(String.valueOf(processInstanceKey)))
                .stream()
                .map(Line::key)
                .toList();
    }

    public List<Incident> incidents(long processInstanceKey) {
        var all = lines(line -> line.type().equals("INCIDENT") && line.isOf(processInstanceKey));
        return all.stream()
                .filter(line -> line.intent().equals("CREATED"))
                .map(line -> incident(line, all))
                .toList();
    }

    /** The user tasks that an instance has made, done ones too. */
    public List<UserTask> userTasks(long processInstanceKey) {
        return lines(line -> line.is("USER_TASK", "CREATED") && line.isOf(processInstanceKey)).stream()
                .map(EngineRecords::userTask)
                .toList();
    }

    /** Every version of every process that was ever made, as {@code id:version}. */
    public List<String> deployments() {
        return lines(line -> line.is("PROCESS", "CREATED")).stream()
                .map(line -> String.join(":", line.facts()))
                .toList();
    }

    /** Whether a text stands anywhere in what is kept of the records. */
    public boolean mention(String text) {
        return !lines(line -> line.facts().stream().anyMatch(fact -> fact.contains(text)))
                .isEmpty();
    }

    private List<String> elements(long processInstanceKey, String intent) {
        return lines(line -> line.is(INSTANCE, intent) && line.isOf(processInstanceKey)).stream()
                .filter(line -> !List.of("PROCESS", "SEQUENCE_FLOW")
                        .contains(line.facts().get(2)))
                .map(line -> line.facts().get(1))
                .toList();
    }

    private static Incident incident(Line created, List<Line> all) {
        return new Incident(
                created.key(),
                created.facts().get(1),
                Long.parseLong(created.facts().get(2)),
                created.facts().get(3),
                all.stream().anyMatch(line -> line.intent().equals("RESOLVED") && line.key() == created.key()));
    }

    private static UserTask userTask(Line created) {
        var facts = created.facts();
        var groups = facts.get(3).isEmpty()
                ? List.<String>of()
                : List.of(facts.get(3).split("\u001f"));
        return new UserTask(created.key(), facts.get(1), facts.get(2), groups, facts.get(4));
    }

    private synchronized List<Line> lines(Predicate<Line> wanted) {
        written()
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length > 5)
                .forEach(parts -> known.putIfAbsent(parts[0], line(parts)));
        return known.values().stream().filter(wanted).toList();
    }

    /** The lines that came since they were last read; tests ask often, and the file grows with all of them. */
    private String written() {
        if (Files.notExists(file)) {
            return "";
        }
        try (var bytes = Files.newByteChannel(file)) {
            var more = ByteBuffer.allocate(Math.toIntExact(bytes.size() - read));
            bytes.position(read).read(more);
            var text = new String(more.array(), 0, more.position(), StandardCharsets.UTF_8);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            read += whole.getBytes(StandardCharsets.UTF_8).length;
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String[] parts) {
        return new Line(
                parts[1], parts[2], Long.parseLong(parts[3]), List.of(parts).subList(4, parts.length));
    }
}
