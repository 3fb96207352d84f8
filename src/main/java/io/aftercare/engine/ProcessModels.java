package io.aftercare.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the files of deployed processes say, asked by search. A version never changes, so each is asked for once. */
@Component
public class ProcessModels {

    private static final int MOST = 1_000;

    private final EngineSearch search;

    private final Map<Long, ProcessModel> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ProcessModel> eldest) {
            return size() > MOST;
        }
    });

    ProcessModels(EngineSearch search) {
        this.search = search;
    }

    /** By the keys of the process definitions; one that is gone says nothing. */
    public Map<Long, ProcessModel> of(Collection<Long> keys) {
        var models = new HashMap<Long, ProcessModel>();
        keys.forEach(key -> models.put(key, known.getOrDefault(key, ProcessModel.UNKNOWN)));
        var begun = models.keySet().stream()
                .filter(key -> !known.containsKey(key))
                .map(key -> Map.entry(key, search.begin(client -> client.newProcessDefinitionGetXmlRequest(key))))
                .toList();
        begun.forEach(each -> search.await(each.getValue())
                .map(ProcessModel::of)
                .ifPresent(model -> {
                    known.put(each.getKey(), model);
                    models.put(each.getKey(), model);
                }));
        return models;
    }
}
