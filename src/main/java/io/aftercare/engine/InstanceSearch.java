package io.aftercare.engine;

import io.camunda.client.api.search.filter.ProcessInstanceFilter;
import io.camunda.client.api.search.response.ProcessInstance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who called whom, as the search API tells it: by instances and their parents, level by level. */
public final class InstanceSearch {

    /** An instance that nobody called. */
    public record Root(long key, String processId) {}

    /**
     * Where something is.
     *
     * @param root of that instance; null where that is not told
     */
    public record Place(long instance, @Nullable Long root, String processId) {}

    private static final int DEEPEST = 10;

    /** Of one request; databases below the search API take no longer lists. */
    private static final int MOST_KEYS = 500;

    private final EngineSearch search;

    public InstanceSearch(EngineSearch search) {
        this.search = search;
    }

    /** An instance and those below it, callers first. */
    public List<ProcessInstance> tree(long root, int most) {
        var found = new ArrayList<>(having(List.of(root), InstanceSearch::key, 1));
        found.addAll(
                below(found.stream().map(ProcessInstance::getProcessInstanceKey).toList(), most - found.size()));
        return List.copyOf(found);
    }

    /** Each of these and of those below them, with the one of these that it is below. */
    public Map<Long, Long> rootsBelow(Collection<Long> roots, int most) {
        var rootOf = new HashMap<Long, Long>();
        roots.forEach(root -> rootOf.put(root, root));
        below(roots, most).forEach(called -> {
            var root = rootOf.get(called.getParentProcessInstanceKey());
            if (root != null) {
                rootOf.putIfAbsent(called.getProcessInstanceKey(), root);
            }
        });
        return rootOf;
    }

    /** These instances, without those that are gone. */
    public List<ProcessInstance> of(Collection<Long> keys) {
        return having(keys, InstanceSearch::key, keys.size());
    }

    /** What these called, directly or through others, callers first. */
    public List<ProcessInstance> below(Collection<Long> roots, int most) {
        var found = new LinkedHashMap<Long, ProcessInstance>();
        var level = roots;
        for (var depth = 0; depth < DEEPEST && !level.isEmpty() && found.size() < most; depth++) {
            var called = having(level, InstanceSearch::parent, most - found.size());
            level = called.stream()
                    .map(ProcessInstance::getProcessInstanceKey)
                    .filter(key -> !found.containsKey(key))
                    .toList();
            called.forEach(each -> found.putIfAbsent(each.getProcessInstanceKey(), each));
        }
        return List.copyOf(found.values());
    }

    /** By the keys of their instances. Versions before 8.9 do not tell the root: then it is looked for. */
    public Map<Long, Root> roots(Collection<Place> places) {
        var known = new HashMap<Long, ProcessInstance>();
        var wanted = new LinkedHashSet<Long>();
        places.stream()
                .filter(place -> !Long.valueOf(place.instance()).equals(place.root()))
                .forEach(place -> wanted.add(start(place)));
        for (var depth = 0; depth < DEEPEST && !wanted.isEmpty(); depth++) {
            var found = of(wanted);
            found.forEach(each -> known.put(each.getProcessInstanceKey(), each));
            wanted.clear();
            found.stream()
                    .map(ProcessInstance::getParentProcessInstanceKey)
                    .filter(Objects::nonNull)
                    .filter(parent -> !known.containsKey(parent))
                    .forEach(wanted::add);
        }
        var roots = new HashMap<Long, Root>();
        places.forEach(place -> roots.put(place.instance(), root(place, known)));
        return roots;
    }

    private static Root root(Place place, Map<Long, ProcessInstance> known) {
        @Nullable ProcessInstance last = known.get(start(place));
        for (var depth = 0; depth < DEEPEST && last != null; depth++) {
            var caller =
                    last.getParentProcessInstanceKey() == null ? null : known.get(last.getParentProcessInstanceKey());
            if (caller == null) {
                break;
            }
            last = caller;
        }
        return last == null
                ? new Root(start(place), place.processId())
                : new Root(last.getProcessInstanceKey(), last.getProcessDefinitionId());
    }

    private static long start(Place place) {
        var root = place.root();
        return root == null ? place.instance() : root;
    }

    private List<ProcessInstance> having(
            Collection<Long> keys, BiConsumer<ProcessInstanceFilter, List<Long>> filter, int most) {
        var found = new ArrayList<ProcessInstance>();
        for (var some : parts(List.copyOf(keys))) {
            if (found.size() < most) {
                found.addAll(search.list(
                        (client, page) -> client.newProcessInstanceSearchRequest()
                                .filter(instance -> filter.accept(instance, some))
                                .sort(order -> order.processInstanceKey().asc())
                                .page(page),
                        most - found.size()));
            }
        }
        return found.stream().filter(InstanceSearch::isInstance).toList();
    }

    private static boolean isInstance(ProcessInstance told) {
        return told.getProcessInstanceKey() != null
                && told.getProcessDefinitionKey() != null
                && told.getProcessDefinitionId() != null
                && told.getStartDate() != null;
    }

    /** As many keys as one request takes. */
    public static <T> List<List<T>> parts(List<T> keys) {
        return IntStream.range(0, (keys.size() + MOST_KEYS - 1) / MOST_KEYS)
                .mapToObj(at -> keys.subList(at * MOST_KEYS, Math.min(keys.size(), (at + 1) * MOST_KEYS)))
                .toList();
    }

    private static void key(ProcessInstanceFilter filter, List<Long> keys) {
        filter.processInstanceKey(key -> key.in(keys));
    }

    private static void parent(ProcessInstanceFilter filter, List<Long> keys) {
        filter.parentProcessInstanceKey(key -> key.in(keys));
    }
}
