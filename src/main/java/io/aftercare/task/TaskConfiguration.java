package io.aftercare.task;

import io.aftercare.engine.EngineSearch;
import io.aftercare.engine.ProcessModels;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who tells of tasks. */
@Configuration(proxyBeanMethods = false)
class TaskConfiguration {

    @Bean
    TaskSource taskSource(
            EngineSearch search, ProcessModels models, TaskActs acts, JdbcClient jdbc, JsonMapper json, Clock clock) {
        return search.isChosen()
                ? new SearchedTasks(search, models, acts, jdbc, json, clock)
                : new ExportedTasks(jdbc, acts, json, clock);
    }
}
