package io.aftercare.identity;

import io.aftercare.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of the API that take effect once, however often they are made with the same key (draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>What a call changes and its answer are committed together. Of two at once, the second waits for the first. A call
 * that was refused or failed has changed nothing and may be made again.
 *
 * <p>What acts on others, the engine for one, cannot be undone with a transaction, nor may its record be: such a call is on
 * record before it is made, and its answer afterwards. If it was refused or failed, it may be made again, too.
 */
@Service
public class IdempotentCalls {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofDays(1);

    /** @param headers by name, in lower case */
    public record Reply(int status, Map<String, String> headers, byte[] body) {

        boolean isDone() {
            return status >= 200 && status < 300;
        }
    }

    /** What became of a call. */
    public sealed interface Outcome {

        /** It was made now. */
        record Made(Reply reply) implements Outcome {}

        /** It had been made before. */
        record MadeBefore(Reply reply) implements Outcome {}

        /** Another call had been made with the key. */
        record AnotherCall() implements Outcome {}

        /** It is being made, or what became of it is not known: it is not made again. */
        record Unfinished() implements Outcome {}
    }

    private record Kept(byte[] call, @Nullable Reply reply) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    IdempotentCalls(JdbcClient jdbc, JsonMapper json, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Makes a call unless it was made before.
     *
     * @param call what tells it from others, such as a hash of its address and body
     * @param make makes it, in the transaction that also keeps the answer
     */
    public Outcome once(ApiKeyId caller, String key, byte[] call, Supplier<Reply> make) {
        return transaction.execute(status -> {
            forget(caller, key);
            if (!begin(caller, key, call)) {
                return before(caller, key, call);
            }
            var reply = make.get();
            if (reply.isDone()) {
                keep(caller, key, reply);
            } else {
                status.setRollbackOnly();
            }
            return new Outcome.Made(reply);
        });
    }

    /**
     * Makes a call that acts on others unless it was made before.
     *
     * @param make makes it, outside of a transaction
     */
    public Outcome onceOutside(ApiKeyId caller, String key, byte[] call, Supplier<Reply> make) {
        var before = transaction.execute(status -> {
            forget(caller, key);
            return begin(caller, key, call) ? Optional.<Outcome>empty() : Optional.of(before(caller, key, call));
        });
        return before.orElseGet(() -> make(caller, key, make));
    }

    private Outcome make(ApiKeyId caller, String key, Supplier<Reply> make) {
        var isDone = false;
        try {
            var reply = make.get();
            isDone = reply.isDone();
            if (isDone) {
                keep(caller, key, reply);
            }
            return new Outcome.Made(reply);
        } finally {
            if (!isDone) {
                release(caller, key);
            }
        }
    }

    void forgetExpired() {
        jdbc.sql("delete from idempotent_call where made_at < :then")
                .param("then", SqlTime.utc(clock.instant().minus(KEPT)))
                .update();
    }

    private void forget(ApiKeyId caller, String key) {
        jdbc.sql("delete from idempotent_call where api_key_id = :caller and key = :key and made_at < :then")
                .param("caller", caller.value())
                .param("key", key)
                .param("then", SqlTime.utc(clock.instant().minus(KEPT)))
                .update();
    }

    /** Waits for another call with the key that is being made. */
    private boolean begin(ApiKeyId caller, String key, byte[] call) {
        return jdbc.sql("""
                        insert into idempotent_call (api_key_id, key, call, made_at) values (:caller, :key, :call, :now)
                        on conflict do nothing""")
                        .param("caller", caller.value())
                        .param("key", key)
                        .param("call", call)
                        .param("now", SqlTime.utc(clock.instant()))
                        .update()
                == 1;
    }

    private Outcome before(ApiKeyId caller, String key, byte[] call) {
        var kept = find(caller, key);
        if (kept.isPresent() && !Arrays.equals(kept.get().call(), call)) {
            return new Outcome.AnotherCall();
        }
        return kept.map(Kept::reply).<Outcome>map(Outcome.MadeBefore::new).orElseGet(Outcome.Unfinished::new);
    }

    private void release(ApiKeyId caller, String key) {
        jdbc.sql("delete from idempotent_call where api_key_id = :caller and key = :key")
                .param("caller", caller.value())
                .param("key", key)
                .update();
    }

    private void keep(ApiKeyId caller, String key, Reply reply) {
        jdbc.sql("""
                update idempotent_call set status = :status, headers = :headers::jsonb, body = :body
                where api_key_id = :caller and key = :key""")
                .param("status", reply.status())
                .param("headers", json.writeValueAsString(reply.headers()))
                .param("body", reply.body())
                .param("caller", caller.value())
                .param("key", key)
                .update();
    }

    private Optional<Kept> find(ApiKeyId caller, String key) {
        return jdbc.sql("select * from idempotent_call where api_key_id = :caller and key = :key")
                .param("caller", caller.value())
                .param("key", key)
                .query(this::kept)
                .optional();
    }

    private Kept kept(ResultSet row, int at) throws SQLException {
        var headers = row.getString("headers");
        return new Kept(
                row.getBytes("call"),
                headers == null
                        ? null
                        : new Reply(
                                row.getInt("status"),
                                json.readValue(headers, new TypeReference<Map<String, String>>() {}),
                                row.getBytes("body")));
    }
}
