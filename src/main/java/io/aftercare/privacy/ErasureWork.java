package io.aftercare.privacy;

import io.aftercare.common.Person;
import io.aftercare.common.PersonalRecords;
import io.aftercare.privacy.ErasureRepository.Open;
import io.aftercare.run.RunEnding;
import io.aftercare.run.Runs;
import io.aftercare.survey.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works erasures off. The contact's open runs are withdrawn, then everything goes in one transaction; a crash before its
 * commit has removed nothing, one after it leaves only the looking again. Then what was under way may write once more (a
 * mail that is being sent, the exporter, which is behind the engine): it is looked for again until the engine has ended
 * what belongs to the contact and the time of all workers is over.
 */
@Component
class ErasureWork {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureWork.class);

    private static final int WITHDRAWN_AT_A_TIME = 100;

    private static final int ERASURES_AT_A_TIME = 50;

    private final ErasureRepository erasures;
    private final List<PersonalRecords> records;
    private final EngineTraces engine;
    private final RunEnding ending;
    private final Runs runs;
    private final PrivacySettings settings;
    private final Clock clock;
    private final TransactionOperations transaction;

    ErasureWork(
            ErasureRepository erasures,
            ObjectProvider<PersonalRecords> records,
            EngineTraces engine,
            RunEnding ending,
            Runs runs,
            PrivacySettings settings,
            Clock clock,
            TransactionOperations transaction) {
        this.erasures = erasures;
        this.records = records.orderedStream().toList();
        this.engine = engine;
        this.ending = ending;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Does what there is to do now; an erasure that fails keeps none of the others waiting. */
    void work() {
        erasures.due(clock.instant(), ERASURES_AT_A_TIME).forEach(erasure -> {
            try {
                work(erasure);
            } catch (RuntimeException failure) {
                LOG.warn("The erasure {} goes on later", erasure.id(), failure);
                erasures.markSwept(erasure.id(), clock.instant());
            }
        });
    }

    private void work(Open erasure) {
        if (erasure.removedAt() == null) {
            withdraw(erasure);
            transaction.executeWithoutResult(status -> remove(erasure));
        } else {
            sweep(erasure);
        }
    }

    private void withdraw(Open erasure) {
        var withdrawn = WITHDRAWN_AT_A_TIME;
        while (withdrawn == WITHDRAWN_AT_A_TIME) {
            withdrawn = ending.cancel(erasure.contact(), WITHDRAWN_AT_A_TIME);
        }
    }

    private void remove(Open erasure) {
        if (!erasures.lock(erasure.id())) {
            return;
        }
        var theirs = runs.of(erasure.contact());
        erasures.keepRuns(erasure.id(), theirs);
        erase(erasure, theirs);
        erasures.markRemoved(erasure.id(), clock.instant());
    }

    /** Whether the engine is done is asked first: what it wrote until then is swept. */
    private void sweep(Open erasure) {
        var theirs = erasures.runs(erasure.id());
        var age = Duration.between(Objects.requireNonNull(erasure.removedAt()), clock.instant());
        var settled = engine.settle(runs.instances(theirs), age);
        transaction.executeWithoutResult(status -> {
            if (!erasures.lock(erasure.id())) {
                return;
            }
            erase(erasure, theirs);
            erasures.markSwept(erasure.id(), clock.instant());
            if (settled && age.compareTo(settings.settle()) >= 0) {
                erasures.finish(erasure.id(), clock.instant());
            }
        });
    }

    private void erase(Open erasure, List<RunId> theirs) {
        var person = new Person(
                erasure.contact().value(),
                erasure.address(),
                theirs.stream().map(RunId::value).toList());
        records.forEach(kind -> count(erasure.id(), kind.kind(), kind.erase(person)));
        engine.erase(runs.instances(theirs)).forEach((kind, removed) -> count(erasure.id(), kind, removed));
    }

    private void count(UUID erasure, String kind, long removed) {
        if (removed > 0) {
            erasures.count(erasure, kind, removed);
        }
    }
}
