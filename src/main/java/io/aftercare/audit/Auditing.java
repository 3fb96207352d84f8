package io.aftercare.audit;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.expression.MethodBasedEvaluationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes what {@link Audited} methods did, in the transaction that they did it in. */
final class Auditing implements MethodInterceptor {

    private final SpelExpressionParser expressions = new SpelExpressionParser();
    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
    private final ObjectProvider<TransactionTemplate> transaction;
    private final ApplicationEventPublisher events;

    /** @param transaction looked up at the first call: interceptors are made before most beans */
    Auditing(ObjectProvider<TransactionTemplate> transaction, ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        var audited =
                Objects.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(call.getMethod(), Audited.class));
        if (audited.byPeople() && Actor.current().kind() != AuditEntry.ActorKind.USER) {
            return call.proceed();
        }
        if (audited.before()) {
            transaction.getObject().executeWithoutResult(status -> record(audited, call, null));
            return call.proceed();
        }
        try {
            return transaction.getObject().execute(status -> {
                var result = proceed(call);
                record(audited, call, result);
                return result;
            });
        } catch (Checked checked) {
            throw Objects.requireNonNull(checked.getCause());
        }
    }

    private static @Nullable Object proceed(MethodInvocation call) {
        try {
            return call.proceed();
        } catch (RuntimeException | Error unchecked) {
            throw unchecked;
        } catch (Throwable checked) {
            throw new Checked(checked);
        }
    }

    private void record(Audited audited, MethodInvocation call, @Nullable Object result) {
        var context = new MethodBasedEvaluationContext(
                Objects.requireNonNullElse(call.getThis(), this), call.getMethod(), call.getArguments(), names);
        context.setVariable("result", result);
        var when = value(audited.when(), context);
        if (when == null || when.equals(Boolean.TRUE)) {
            events.publishEvent(new AuditedAct(
                    audited.act(),
                    audited.kind(),
                    text(audited.subject(), context),
                    text(audited.detail(), context),
                    audited.gathered()));
        }
    }

    private @Nullable String text(String expression, MethodBasedEvaluationContext context) {
        return Objects.toString(value(expression, context), null);
    }

    private @Nullable Object value(String expression, MethodBasedEvaluationContext context) {
        return expression.isEmpty()
                ? null
                : expressions.parseExpression(expression).getValue(context);
    }

    /** Carries what a method may throw out of the transaction, which it rolls back. */
    private static final class Checked extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Checked(Throwable cause) {
            super(cause);
        }
    }
}
