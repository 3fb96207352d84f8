package io.aftercare.run;

import io.aftercare.crm.Contact;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.PropertyChange;
import io.aftercare.engine.JobFailure;
import io.aftercare.identity.Teams;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import io.aftercare.mail.MailServerException;
import io.aftercare.mail.Mailer;
import io.aftercare.response.Answer;
import io.aftercare.response.Responses;
import io.aftercare.survey.Band;
import io.aftercare.survey.PublishedSurvey;
import io.aftercare.survey.RunId;
import io.aftercare.survey.SurveyDefinition.Notifications;
import io.aftercare.survey.Surveys;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done with an answer once it is complete: it is scored, put on the contact and told to the owners. */
@Service
public class AnswerHandling {

    /** A scored answer. */
    public record Scored(int score, Band band, boolean hasComment) {}

    private record Answered(SurveyRun run, PublishedSurvey survey, Answer answer) {}

    private final RunRepository runs;
    private final Surveys surveys;
    private final Responses responses;
    private final Contacts contacts;
    private final Users users;
    private final Teams teams;
    private final RunMails mails;
    private final RunMailing mailing;
    private final Mailer mailer;
    private final Clock clock;

    AnswerHandling(
            RunRepository runs,
            Surveys surveys,
            Responses responses,
            Contacts contacts,
            Users users,
            Teams teams,
            RunMails mails,
            RunMailing mailing,
            Mailer mailer,
            Clock clock) {
        this.runs = runs;
        this.surveys = surveys;
        this.responses = responses;
        this.contacts = contacts;
        this.users = users;
        this.teams = teams;
        this.mails = mails;
        this.mailing = mailing;
        this.mailer = mailer;
        this.clock = clock;
    }

    /** Takes the last answer as the final one. @return empty for an anonymous answer, which the run does not have */
    @Transactional
    public Optional<Scored> score(RunId id) {
        var run = run(id);
        if (run.answeredAnonymously()) {
            runs.markScored(id, clock.instant());
            return Optional.empty();
        }
        var answered = answered(run, responses.settle(id));
        var score = answered.answer().score();
        var band = answered.survey().definition().type().bandOf(score);
        runs.markScored(id, score, band, clock.instant());
        return Optional.of(new Scored(score, band, answered.answer().comment() != null));
    }

    /**
     * Writes the answer to the contact's properties (R41), unless a later answer to a survey of this type was scored: that
     * one is there or will be, however long this one's comment was waited for. The contact's lock keeps the two apart.
     * A contact who was erased meanwhile has none, and an anonymous answer is nobody's.
     */
    @Transactional
    public void updateContactProperties(RunId id) {
        var run = run(id);
        if (run.answeredAnonymously()) {
            return;
        }
        var answered = answered(run, responses.last(id));
        if (contacts.find(answered.run().contactId()).isEmpty()) {
            return;
        }
        contacts.lock(answered.run().contactId());
        if (!isOutdated(answered)) {
            write(answered);
        }
    }

    private boolean isOutdated(Answered answered) {
        var type = answered.survey().definition().type();
        return runs.scoredAfter(answered.run()).stream()
                .anyMatch(newer -> survey(newer).definition().type() == type);
    }

    private void write(Answered answered) {
        var prefix = "last_" + answered.survey().definition().type().key() + "_";
        var values = new HashMap<String, @Nullable Object>();
        values.put(prefix + "rating", answered.answer().score());
        values.put(prefix + "comment", answered.answer().comment());
        values.put(
                prefix + "date",
                answered.answer()
                        .givenAt()
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString());
        contacts.updateProperties(
                answered.run().contactId(),
                values,
                PropertyChange.ANSWERED + answered.run().id());
    }

    /**
     * Tells the owners, once; never of an anonymous answer.
     *
     * @throws JobFailure if the mail server does not take a mail now, or another worker is sending one
     */
    public void notifyOwners(RunId id) {
        var run = run(id);
        var notifications = survey(run).definition().notifications();
        var owners = run.notifiedAt() == null && !run.answeredAnonymously() ? owners(notifications) : List.<User>of();
        if (owners.isEmpty()) {
            return;
        }
        var answered = answered(run, responses.last(id));
        if (answered.answer().comment() != null || !notifications.onlyWithComment()) {
            contacts.find(run.contactId()).ifPresent(contact -> tell(owners, answered, contact));
            runs.markNotified(id, clock.instant());
        }
    }

    /**
     * Tells each who was not told yet; one whose mail fails keeps none of the others from theirs, nor does one whom another
     * worker is telling. Should that one die, somebody has to come back.
     */
    private void tell(Collection<User> owners, Answered answered, Contact contact) {
        var id = answered.run().id();
        var told = runs.notified(id);
        var failures = owners.stream()
                .filter(owner -> !told.contains(owner.id().value()))
                .flatMap(owner -> tell(owner, answered, contact).stream())
                .toList();
        if (!failures.isEmpty()) {
            throw new JobFailure(String.valueOf(failures.getFirst().getMessage()), failures.getFirst());
        }
        if (!runs.notified(id)
                .containsAll(owners.stream().map(owner -> owner.id().value()).toList())) {
            throw JobFailure.inOtherHands(
                    "Another worker is telling an owner of the answer; it is tried again if that one died.");
        }
    }

    private Optional<MailServerException> tell(User owner, Answered answered, Contact contact) {
        var id = answered.run().id();
        var mail = mails.notification(answered.run(), answered.survey(), contact, answered.answer(), owner);
        var now = clock.instant();
        if (!runs.claimNotification(id, owner.id(), now, mailing.abandonedBefore(now))) {
            return Optional.empty();
        }
        try {
            mailer.send(mail);
        } catch (RuntimeException unsent) {
            runs.unclaimNotification(id, owner.id());
            if (unsent instanceof MailServerException away) {
                return Optional.of(away);
            }
            throw unsent;
        }
        runs.markNotified(id, owner.id(), clock.instant());
        return Optional.empty();
    }

    private Collection<User> owners(Notifications notifications) {
        Map<String, User> owners = new LinkedHashMap<>();
        Stream.concat(
                        notifications.users().stream().flatMap(email -> users.byEmail(email).stream()),
                        notifications.teams().stream().flatMap(team -> teams.membersOf(team).stream()))
                .forEach(user -> owners.putIfAbsent(user.email(), user));
        return owners.values();
    }

    private SurveyRun run(RunId id) {
        return runs.find(id).orElseThrow(() -> new JobFailure("There is no run %s on record.".formatted(id)));
    }

    private PublishedSurvey survey(SurveyRun run) {
        return surveys.version(run.surveyId(), run.surveyVersion());
    }

    private Answered answered(SurveyRun run, Optional<Answer> answer) {
        var last = answer.orElseThrow(() -> new JobFailure("The run %s has no answer on record.".formatted(run.id())));
        return new Answered(run, survey(run), last);
    }
}
