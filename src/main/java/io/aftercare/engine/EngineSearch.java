package io.aftercare.engine;

import io.aftercare.common.Refusal;
import io.aftercare.engine.EngineSettings.History;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientHttpException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.page.AnyPage;
import io.camunda.client.api.search.request.FinalSearchRequestStep;
import io.camunda.client.api.search.response.SearchResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks the cluster's own search API, which Camunda has from 8.8 on. What is begun runs at the same time as others; each
 * is to be awaited. An engine that cannot be asked now is a refusal {@code engine-away}, one that does not let Aftercare
 * ask {@code engine-refuses}.
 */
@Component
public class EngineSearch {

    /** A search. */
    @FunctionalInterface
    public interface Question<T> {

        /** @param page to be set on the request */
        FinalSearchRequestStep<T> ask(CamundaClient client, Consumer<AnyPage> page);
    }

    private static final Logger LOG = LoggerFactory.getLogger(EngineSearch.class);

    private static final int PAGE = 1_000;
    private static final int LONGEST_REASON = 300;

    private final ObjectProvider<CamundaClient> client;
    private final boolean chosen;
    private final Duration patience;
    private final Clock clock;
    private volatile @Nullable Instant heardAt;
    private volatile boolean away;

    EngineSearch(ObjectProvider<CamundaClient> client, EngineSettings settings, Clock clock) {
        this.client = client;
        this.chosen = settings.history() == History.SEARCH;
        this.patience = settings.searchTimeout();
        this.clock = clock;
    }

    /** Whether it is this that tells what the engine did, not the exporter. */
    public boolean isChosen() {
        return chosen;
    }

    /** When it last answered, null if never. */
    public @Nullable Instant heardAt() {
        return heardAt;
    }

    /** Whether the last question was not answered. */
    public boolean isAway() {
        return away;
    }

    /** Begins a search. @param most of its results, page by page */
    public <T> CompletableFuture<List<T>> begin(Question<T> question, int most) {
        return next(question, most, List.of(), null);
    }

    /** Begins to count what a search finds, as far as the cluster counts: some do so up to 10,000. */
    public <T> CompletableFuture<Long> beginCount(Question<T> question) {
        return send(question.ask(client.getObject(), page -> page.limit(1)))
                .thenApply(answer -> answer.page() == null
                        ? answer.items().size()
                        : answer.page().totalItems());
    }

    /** Begins a request for one thing, which may not be there. */
    public <T> CompletableFuture<Optional<T>> begin(Function<CamundaClient, FinalCommandStep<T>> request) {
        return send(request.apply(client.getObject())).handle((answer, failure) -> {
            if (failure == null) {
                return Optional.ofNullable(answer);
            }
            if (cause(failure) instanceof ClientHttpException refused && refused.code() == 404) {
                return Optional.empty();
            }
            throw new CompletionException(cause(failure));
        });
    }

    /** Searches at once. @param most of its results, page by page */
    public <T> List<T> list(Question<T> question, int most) {
        return await(begin(question, most));
    }

    /** The answer. @throws Refusal {@code engine-away}, {@code engine-refuses} */
    public <T> T await(CompletableFuture<T> begun) {
        try {
            var answer = begun.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            heardAt = clock.instant();
            away = false;
            return answer;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed(stopped);
        } catch (ExecutionException | CancellationException failure) {
            throw failed(cause(failure));
        } catch (TimeoutException late) {
            begun.cancel(true);
            throw failed(late);
        }
    }

    private <T> CompletableFuture<List<T>> next(
            Question<T> question, int most, List<T> before, @Nullable String cursor) {
        var limit = Math.min(PAGE, most - before.size());
        var request = question.ask(client.getObject(), page -> {
            page.limit(limit);
            if (cursor != null) {
                page.after(cursor);
            }
        });
        return send(request).thenCompose(answer -> {
            var all = new ArrayList<>(before);
            answer.items().stream().limit(limit).forEach(all::add);
            var end = end(answer, limit);
            return end == null || end.equals(cursor) || all.size() >= most
                    ? CompletableFuture.completedFuture(List.copyOf(all))
                    : next(question, most, all, end);
        });
    }

    /** Null after the last page. */
    private static @Nullable String end(SearchResponse<?> answer, int limit) {
        return answer.items().size() < limit || answer.page() == null
                ? null
                : answer.page().endCursor();
    }

    private <T> CompletableFuture<T> send(FinalCommandStep<T> request) {
        return request.requestTimeout(patience).send().toCompletableFuture();
    }

    private Refusal failed(Throwable failure) {
        away = true;
        LOG.warn("The engine's search did not answer: {}", String.valueOf(failure));
        if (failure instanceof ClientHttpException answer && answer.code() >= 400 && answer.code() < 500) {
            return Refusal.unavailable(
                    "engine-refuses",
                    ("The engine does not let Aftercare search (%s). It must be Camunda 8.8 or newer with a secondary "
                                    + "storage, and Aftercare's client needs leave to read processes and instances. "
                                    + "Ask who runs the engine.")
                            .formatted(reason(answer)));
        }
        return Refusal.unavailable(
                "engine-away",
                "The engine cannot be reached now, so what it did is not known here. Nothing is lost: try again in a "
                        + "moment.");
    }

    private static String reason(ClientHttpException answer) {
        var detail = answer instanceof ProblemException problem && problem.details() != null
                ? problem.details().getDetail()
                : null;
        var reason = detail == null ? "HTTP " + answer.code() : "HTTP %d: %s".formatted(answer.code(), detail);
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    }

    private static Throwable cause(Throwable failure) {
        var cause = failure.getCause();
        return cause != null && (failure instanceof CompletionException || failure instanceof ExecutionException)
                ? cause(cause)
                : failure;
    }
}
