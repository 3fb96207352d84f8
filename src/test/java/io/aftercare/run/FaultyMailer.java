package io.aftercare.run;

import io.aftercare.mail.Delivery;
import io.aftercare.mail.Mail;
import io.aftercare.mail.MailServerException;
import io.aftercare.mail.Mailer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets a worker die between the mail server's acceptance and the commit, which no outer force can time. */
@TestConfiguration(proxyBeanMethods = false)
public class FaultyMailer {

    /** How the mail server goes wrong. */
    public enum Fault {
        /** It delivers the mail, and its answer is not heard. */
        UNHEARD,
        /** It takes no mail now. */
        AWAY,
        /** It knows no such recipient. */
        REFUSED
    }

    private static final Map<String, Queue<Fault>> FAULTS = new ConcurrentHashMap<>();
    private static final Set<String> FATAL = ConcurrentHashMap.newKeySet();
    private static final Map<String, CountDownLatch> HELD = new ConcurrentHashMap<>();
    private static final Set<String> WAITING = ConcurrentHashMap.newKeySet();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    /** The next worker that mails this address stops for ever as soon as the server has taken the mail. */
    public static void dieAfterMailTo(String address) {
        FATAL.add(address);
    }

    /** So go the next mails to this address, in turn; the others go well. */
    public static void failMailsTo(String address, Fault... faults) {
        FAULTS.put(address, new ConcurrentLinkedQueue<>(List.of(faults)));
    }

    /** The next worker that mails this address has begun, and waits before it speaks to the server until it is let go. */
    public static CountDownLatch holdMailTo(String address) {
        var held = new CountDownLatch(1);
        HELD.put(address, held);
        return held;
    }

    /** Whether a worker waits to mail this address. */
    public static boolean isHeld(String address) {
        return WAITING.contains(address);
    }

    @Bean
    static BeanPostProcessor faultyMailer() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Mailer mailer ? (Mailer) mail -> send(mailer, mail) : bean;
            }
        };
    }

    private static Delivery send(Mailer mailer, Mail mail) {
        var held = HELD.remove(mail.to());
        if (held != null) {
            WAITING.add(mail.to());
            await(held);
        }
        var fault =
                FAULTS.getOrDefault(mail.to(), new ConcurrentLinkedQueue<>()).poll();
        if (fault == Fault.REFUSED) {
            return new Delivery.Refused("550 5.1.1 no such user");
        }
        if (fault == Fault.AWAY) {
            throw new MailServerException("The mail server does not answer", false);
        }
        var delivery = mailer.send(mail);
        if (fault == Fault.UNHEARD) {
            throw new MailServerException("The mail server broke the connection off", true);
        }
        if (FATAL.remove(mail.to())) {
            await(NEVER);
        }
        return delivery;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException end) {
            throw new IllegalStateException("This worker is dead", end);
        }
    }
}
