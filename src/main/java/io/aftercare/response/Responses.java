package io.aftercare.response;

import io.aftercare.crm.Contact;
import io.aftercare.response.AnswerLink.Closed;
import io.aftercare.response.AnswerOutcome.Accepted;
import io.aftercare.response.AnswerOutcome.OffScale;
import io.aftercare.response.AnswerOutcome.TooLate;
import io.aftercare.response.AnswerOutcome.TooLong;
import io.aftercare.response.ResponseState.Anonymous;
import io.aftercare.response.ResponseState.AwaitingComment;
import io.aftercare.response.ResponseState.Finished;
import io.aftercare.response.ResponseState.Over;
import io.aftercare.response.ResponseState.Unanswered;
import io.aftercare.response.ResponseState.Unknown;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes answers. Every answer given is kept; the last one counts. */
@Service
public class Responses {

    /** The longest comment, in characters. */
    public static final int MAX_COMMENT = 4_000;

    private final ResponseRepository responses;
    private final AnonymousAnswers anonymous;
    private final Surveys surveys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Responses(
            ResponseRepository responses,
            AnonymousAnswers anonymous,
            Surveys surveys,
            ApplicationEventPublisher events,
            Clock clock) {
        this.responses = responses;
        this.anonymous = anonymous;
        this.surveys = surveys;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The link of a run, made on the first call; later calls renew until when it takes answers. Its language is the
     * contact's of the first call, since that mail may be out.
     */
    @Transactional
    public AnswerLink open(RunId runId, PublishedSurvey survey, Contact contact, Instant expiresAt) {
        var language = survey.definition().in(contact.language()).language();
        var link = new AnswerLink(
                LinkToken.next(), runId, survey.id(), survey.version(), contact.id(), language, expiresAt, null, null);
        return responses.insertOrRenew(link);
    }

    /** Keeps answers to the run waiting until the caller's transaction ends; to be called before locking the run. */
    @Transactional
    public void lock(RunId runId) {
        responses.lock(runId);
    }

    /** Nothing more is taken for the run; harmless when that was so already. Locks the link before the caller's run. */
    @Transactional
    public void close(RunId runId, Closed closed) {
        responses.close(runId, closed);
    }

    /** The answer that counts, if there is one; from now on it cannot change. */
    @Transactional
    public Optional<Answer> settle(RunId runId) {
        responses.close(runId, Closed.SCORED);
        return last(runId);
    }

    /** Whether the run was answered, were it anonymously. */
    public boolean isAnswered(RunId runId) {
        return responses.isAnswered(runId);
    }

    public Optional<Answer> last(RunId runId) {
        return responses.last(runId);
    }

    /** Every answer of a run, the first one first. */
    public List<Answer> all(RunId runId) {
        return responses.all(runId);
    }

    public Map<RunId, Answer> last(Collection<RunId> runIds) {
        return responses.last(runIds);
    }

    /** The link behind a token, whatever its state. */
    public Optional<AnswerLink> link(String token) {
        return responses.find(token);
    }

    /** The link of a run that was sent. */
    public Optional<AnswerLink> ofRun(RunId runId) {
        return responses.findByRun(runId);
    }

    public ResponseState state(String token) {
        return responses.find(token).map(this::state).orElseGet(Unknown::new);
    }

    /** Keeps a score. A score sent twice is kept once. To an anonymous survey it is the whole answer. */
    @Transactional
    public AnswerOutcome score(String token, int score) {
        return answer(token, score, "");
    }

    /**
     * Keeps a score, and the comment that was sent along with it where the survey is anonymous: the answer cannot be
     * found again, so nothing can follow it. Other surveys take comments by {@link #comment}.
     */
    @Transactional
    public AnswerOutcome answer(String token, int score, String comment) {
        return switch (lockedState(token)) {
            case Unanswered open ->
                definition(open.link()).anonymous()
                        ? anonymously(open.link(), score, storable(comment))
                        : score(open.link(), score, true);
            case AwaitingComment open ->
                open.answer().score() == score ? new Accepted() : score(open.link(), score, false);
            case Finished done -> done.answer().score() == score ? new Accepted() : new TooLate();
            case Anonymous done -> new TooLate();
            case Over over -> new TooLate();
            case Unknown unknown -> new TooLate();
        };
    }

    /** Keeps a comment, or that there is none; either ends the answer. */
    @Transactional
    public AnswerOutcome comment(String token, String comment) {
        var stored = storable(comment);
        if (stored.length() > MAX_COMMENT) {
            return new TooLong();
        }
        return switch (lockedState(token)) {
            case AwaitingComment open -> comment(open.link(), open.answer(), stored);
            case Finished done -> stored.equals(done.answer().comment()) ? new Accepted() : new TooLate();
            case Unanswered unanswered -> new TooLate();
            case Anonymous done -> new TooLate();
            case Over over -> new TooLate();
            case Unknown unknown -> new TooLate();
        };
    }

    private AnswerOutcome anonymously(AnswerLink link, int score, String comment) {
        if (!definition(link).type().contains(score)) {
            return new OffScale();
        }
        if (comment.length() > MAX_COMMENT) {
            return new TooLong();
        }
        responses.close(link.runId(), Closed.ANSWERED);
        anonymous.put(link.surveyId(), score, comment.isEmpty() ? null : comment, clock.instant());
        events.publishEvent(new AnsweredAnonymously(link.runId()));
        return new Accepted();
    }

    private SurveyDefinition definition(AnswerLink link) {
        return surveys.version(link.surveyId(), link.surveyVersion()).definition();
    }

    private AnswerOutcome score(AnswerLink link, int score, boolean first) {
        var survey = definition(link);
        if (!survey.type().contains(score)) {
            return new OffScale();
        }
        var now = clock.instant();
        responses.insertAnswer(link.runId(), score, null, now);
        var closes = Objects.requireNonNullElseGet(link.windowClosesAt(), () -> now.plus(survey.commentWindow()));
        if (first) {
            responses.openWindow(link.runId(), closes);
        }
        var band = survey.type().bandOf(score);
        events.publishEvent(new SurveyAnswered(link.runId(), score, band, now, closes, first));
        return new Accepted();
    }

    private AnswerOutcome comment(AnswerLink link, Answer answer, String comment) {
        if (!comment.isEmpty()) {
            responses.insertAnswer(link.runId(), answer.score(), comment, clock.instant());
        }
        responses.close(link.runId(), Closed.COMMENTED);
        events.publishEvent(new CommentGiven(link.runId()));
        return new Accepted();
    }

    private ResponseState lockedState(String token) {
        return responses.lock(token).map(this::state).orElseGet(Unknown::new);
    }

    private ResponseState state(AnswerLink link) {
        if (link.closed() == Closed.ANSWERED) {
            return new Anonymous(link);
        }
        var answer = responses.last(link.runId());
        if (answer.isPresent()) {
            return isWindowOpen(link) ? new AwaitingComment(link, answer.get()) : new Finished(link, answer.get());
        }
        var isOver = link.closed() != null || !clock.instant().isBefore(link.expiresAt());
        return isOver ? new Over(link) : new Unanswered(link);
    }

    private boolean isWindowOpen(AnswerLink link) {
        var closes = link.windowClosesAt();
        return link.closed() == null && closes != null && clock.instant().isBefore(closes);
    }

    /** PostgreSQL keeps every character but NUL; browsers send a line break as two characters. */
    private static String storable(String comment) {
        return comment.replace("\0", "")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }
}
