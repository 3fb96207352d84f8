package io.aftercare.engine;

import io.camunda.client.api.search.response.ProcessDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the cluster's search API, which does not tell when a process was deployed. */
class SearchedProcesses implements DeployedProcesses {

    private static final String TENANT = "<default>";

    /** The most processes that are looked at for what they declare. */
    private static final int MOST = 500;

    private static final int MOST_DECLARING = 200;

    private final EngineSearch search;
    private final ProcessModels models;

    SearchedProcesses(EngineSearch search, ProcessModels models) {
        this.search = search;
        this.models = models;
    }

    @Override
    public boolean areKnown() {
        return true;
    }

    @Override
    public Optional<DeployedProcess> newest(String processId) {
        return search
                .list(
                        (client, page) -> client.newProcessDefinitionSearchRequest()
                                .filter(process ->
                                        process.processDefinitionId(processId).tenantId(TENANT))
                                .sort(order -> order.version().desc())
                                .page(page),
                        1)
                .stream()
                .findFirst()
                .map(SearchedProcesses::read);
    }

    @Override
    public List<DeployedProcess> declaring(String property, String value) {
        var newest = search.list(
                (client, page) -> client.newProcessDefinitionSearchRequest()
                        .filter(process -> process.isLatestVersion(true).tenantId(TENANT))
                        .sort(order -> order.processDefinitionId().asc())
                        .page(page),
                MOST);
        var declared = models.of(
                newest.stream().map(ProcessDefinition::getProcessDefinitionKey).toList());
        return newest.stream()
                .filter(process -> declared.getOrDefault(process.getProcessDefinitionKey(), ProcessModel.UNKNOWN)
                        .declares(property, value))
                .limit(MOST_DECLARING)
                .map(SearchedProcesses::read)
                .toList();
    }

    @Override
    public Map<Long, ProcessNames> names(Collection<Long> keys) {
        return models.of(keys).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        model -> new ProcessNames(
                                model.getValue().processNames(),
                                model.getValue().elementNames())));
    }

    @Override
    public Optional<byte[]> xml(long key) {
        return search.await(search.begin(client -> client.newProcessDefinitionGetXmlRequest(key)))
                .map(xml -> xml.getBytes(StandardCharsets.UTF_8));
    }

    private static DeployedProcess read(ProcessDefinition told) {
        return new DeployedProcess(
                told.getProcessDefinitionKey(), told.getProcessDefinitionId(), told.getVersion(), told.getName(), null);
    }
}
