package io.aftercare.engine;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who tells what is deployed. */
@Configuration(proxyBeanMethods = false)
class ProcessesConfiguration {

    @Bean
    DeployedProcesses deployedProcesses(EngineSearch search, ProcessModels models, JdbcClient jdbc, JsonMapper json) {
        return search.isChosen() ? new SearchedProcesses(search, models) : new ExportedProcesses(jdbc, json);
    }
}
