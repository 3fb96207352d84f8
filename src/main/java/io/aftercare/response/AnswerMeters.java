package io.aftercare.response;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts answers and respondents who are done. */
@Component
class AnswerMeters {

    private final Counter first;
    private final Counter changed;
    private final Counter finished;

    AnswerMeters(MeterRegistry registry) {
        this.first = scores(registry, "first");
        this.changed = scores(registry, "changed");
        this.finished = Counter.builder("aftercare.answers.finished")
                .description("Respondents who gave a comment or declined to")
                .register(registry);
    }

    @TransactionalEventListener
    void count(SurveyAnswered answered) {
        (answered.first() ? first : changed).increment();
    }

    @TransactionalEventListener
    void count(AnsweredAnonymously answered) {
        first.increment();
        finished.increment();
    }

    @TransactionalEventListener
    void count(CommentGiven given) {
        finished.increment();
    }

    private static Counter scores(MeterRegistry registry, String score) {
        return Counter.builder("aftercare.answers")
                .description("Scores that were given, first ones and changes of mind")
                .tag("score", score)
                .register(registry);
    }
}
