package io.aftercare.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.stats.StatsRegistryAdapter;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/** The outbox: db-scheduler keeps what must reach the engine in PostgreSQL and works it off, on any copy. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    static final TaskDescriptor<EngineMessage> PUBLISH_MESSAGE =
            TaskDescriptor.of("publish-engine-message", EngineMessage.class);

    @Bean
    OneTimeTask<EngineMessage> publishMessage(MessagePublisher publisher) {
        return Tasks.oneTime(PUBLISH_MESSAGE)
                .onFailure(MessagePublisher::retryLater)
                .execute((task, context) -> publisher.publish(task.getData()));
    }

    @Bean
    Serializer outboxSerializer(JsonMapper json) {
        return new JsonSerializer(json);
    }

    /** Stores in the caller's transaction, which the scheduler itself, a client too, does not. */
    @Bean
    @Primary
    SchedulerClient schedulerClient(DataSource dataSource, Serializer serializer, Task<EngineMessage> publishMessage) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), publishMessage)
                .serializer(serializer)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .build();
    }

    /** Takes due messages in batches, at once after a commit and twice a second besides; a dead copy's are revived. */
    @Bean(destroyMethod = "stop")
    Scheduler scheduler(
            DataSource dataSource,
            Serializer serializer,
            List<OneTimeTask<?>> oneTime,
            List<RecurringTask<?>> recurring,
            EngineSettings settings,
            MeterRegistry meters) {
        return Scheduler.create(dataSource, List.copyOf(oneTime))
                .startTasks(recurring)
                .serializer(serializer)
                .addSchedulerListener(new StatsRegistryAdapter(new MicrometerStatsRegistry(meters, oneTime)))
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .threads(settings.publishThreads())
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .failureLogging(LogLevel.DEBUG, false)
                .build();
    }

    /** Payloads as JSON, so that a message in the table can be read. */
    record JsonSerializer(JsonMapper json) implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return json.writeValueAsBytes(data);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] serialized) {
            return json.readValue(serialized, type);
        }
    }
}
