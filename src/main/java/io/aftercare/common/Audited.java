package io.aftercare.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a method of a bean does goes into the audit trail, in one transaction with what it does: neither is without the
 * other. Nothing is written when it throws. Calls within the bean do not count.
 *
 * <p>{@link #subject()}, {@link #detail()} and {@link #when()} are expressions (SpEL) over the parameters by name and
 * {@code #result}. Nothing they give may be about a person but by id: the trail outlives the erasing of a contact.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Audited {

    AuditedAct.Act act();

    /** What it is done to, in one word: survey, contact, run and so on. */
    String kind();

    /** The id of what it is done to; empty for none. */
    String subject() default "";

    /** A few words about it; empty for none. */
    String detail() default "";

    /** Whether there is something to record; always, when empty. */
    String when() default "";

    /**
     * Whether it is recorded, and committed, before it is done: for what is done outside of a transaction. Then there
     * is no {@code #result}, and what throws stays recorded.
     */
    boolean before() default false;

    /** Whether it is recorded only of people who are signed in: programs do it to every contact and ticket. */
    boolean byPeople() default false;

    /** Whether what one does to one thing again and again within minutes is one entry. */
    boolean gathered() default false;
}
