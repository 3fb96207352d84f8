package io.aftercare.monitoring;

import io.aftercare.engine.EngineSearch;
import io.aftercare.engine.ProcessModels;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Who tells what the engine did. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    EngineHistory engineHistory(EngineSearch search, ProcessModels models, JdbcClient jdbc, JsonMapper json) {
        return search.isChosen() ? new SearchedHistory(search, models) : new ExportedHistory(jdbc, json);
    }

    @Bean
    DayCounts dayCounts(EngineSearch search, ProcessModels models, JdbcClient jdbc, Clock clock) {
        return search.isChosen()
                ? new SearchedDayCounts(search, models, jdbc, clock, SearchedDayCounts.MOST_RUNS)
                : new ExportedDayCounts(jdbc);
    }
}
