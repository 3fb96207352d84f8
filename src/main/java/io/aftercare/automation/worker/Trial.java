package io.aftercare.automation.worker;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.action.ActionType;
import io.aftercare.automation.action.ActionWords;
import io.aftercare.automation.action.TaskHeaders;
import io.aftercare.automation.worker.TrialStep.Outcome;
import io.aftercare.common.Refusal;
import io.aftercare.engine.JobFailure;
import io.aftercare.identity.User;
import io.aftercare.survey.Sentiment;
import io.aftercare.survey.SurveyDefinition;
import io.aftercare.webhook.Webhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tries a list of actions by what the workers plan with, and does nothing: no mail leaves, nothing is stored. */
@Component
public class Trial {

    private record Settings(String elementId, Map<String, String> headers) implements ActionSettings {}

    private final SampleAnswers samples;
    private final ActionPlans plans;
    private final ConditionCheck conditions;
    private final Recipients recipients;
    private final FollowUpMails mails;
    private final AnswerTokens tokens;
    private final Webhooks webhooks;

    Trial(
            SampleAnswers samples,
            ActionPlans plans,
            ConditionCheck conditions,
            Recipients recipients,
            FollowUpMails mails,
            AnswerTokens tokens,
            Webhooks webhooks) {
        this.samples = samples;
        this.plans = plans;
        this.conditions = conditions;
        this.recipients = recipients;
        this.mails = mails;
        this.tokens = tokens;
        this.webhooks = webhooks;
    }

    /**
     * What each action on the answer's way would have done, in order.
     *
     * @param list a sound one
     * @throws Refusal {@code score-of-another-band}, {@code contact-not-found} or {@code ticket-not-found}
     */
    public List<TrialStep> of(SurveyDefinition survey, Sentiment sentiment, ActionList list, SampleAnswer sample) {
        var way = new Way(samples.of(survey, sentiment, sample));
        way.along(list.actions());
        return way.steps;
    }

    private final class Way {

        private final Answered answered;
        private final List<TrialStep> steps = new ArrayList<>();
        private Duration waited = Duration.ZERO;
        private boolean stopped;

        Way(Answered answered) {
            this.answered = answered;
        }

        void along(List<Action> actions) {
            for (var action : actions) {
                if (!stopped) {
                    at(action);
                }
            }
        }

        private void at(Action action) {
            var outcome = outcome(action);
            steps.add(new TrialStep(action.id(), ActionType.of(action).key(), waited, outcome));
            switch (outcome) {
                case TrialStep.Wait wait -> waited = waited.plus(wait.duration());
                case TrialStep.Stop stop -> stopped = true;
                default -> {}
            }
            if (action instanceof Action.Branch branch && outcome instanceof TrialStep.Decide decided) {
                along(decided.yes() ? branch.then() : branch.otherwise());
            }
        }

        private Outcome outcome(Action action) {
            try {
                return planned(action);
            } catch (JobFailure failure) {
                return new TrialStep.Stop(String.valueOf(failure.getMessage()));
            }
        }

        private Outcome planned(Action action) {
            return switch (action) {
                case Action.MailContact mail -> toContact(settings(mail));
                case Action.MailPeople mail -> toPeople(settings(mail));
                case Action.OpenTicket open -> {
                    var ticket = plans.ticket(settings(open), answered);
                    yield new TrialStep.OpenTicket(
                            ticket.pipeline(), ticket.subject(), ticket.contactEmail(), ticket.owner());
                }
                case Action.SetContactProperty set -> {
                    var change = plans.property(settings(set), answered);
                    yield new TrialStep.SetProperty(change.property(), Objects.toString(change.value(), null));
                }
                case Action.CallWebhook call -> webhook(settings(call));
                case Action.CreateTask task -> task(task);
                case Action.Wait wait -> new TrialStep.Wait(wait.duration());
                case Action.Branch branch -> {
                    var verdict = conditions.of(branch.condition(), elementId(branch), answered);
                    yield new TrialStep.Decide(
                            ActionWords.question(branch.condition()), verdict.holds(), verdict.why());
                }
            };
        }

        private Outcome toContact(Settings settings) {
            var text = plans.mail(settings, answered);
            var from = mails.sender(answered.survey()).address();
            var to = answered.contact().email();
            return recipients
                    .suppressed(answered.contact())
                    .<Outcome>map(why -> new TrialStep.NotMail(to, why.key(), text.subject(), text.body()))
                    .orElseGet(() -> new TrialStep.Mail(from, List.of(to), text.subject(), text.body()));
        }

        private Outcome toPeople(Settings settings) {
            var to = recipients.people(settings).stream().map(User::email).toList();
            var text = plans.mail(settings, answered);
            return new TrialStep.Mail(mails.sender(answered.survey()).address(), to, text.subject(), text.body());
        }

        private Outcome webhook(Settings settings) {
            var call = plans.webhook(settings, answered);
            return webhooks.refusal(call.webhook())
                    .<Outcome>map(TrialStep.Stop::new)
                    .orElseGet(() -> new TrialStep.CallWebhook(call.webhook(), call.note()));
        }

        private Outcome task(Action.CreateTask task) {
            var people = Stream.concat(Stream.ofNullable(task.user()), task.teams().stream());
            return new TrialStep.CreateTask(
                    people.toList(),
                    task.title(),
                    tokens.text(task.instructions(), answered),
                    task.dueIn(),
                    task.form());
        }
    }

    private static Settings settings(Action.Job job) {
        return new Settings(elementId(job), TaskHeaders.of(job));
    }

    private static String elementId(Action action) {
        return ActionType.of(action).key() + "-" + action.id();
    }
}
