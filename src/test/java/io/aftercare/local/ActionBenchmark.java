package io.aftercare.local;

import com.sun.management.OperatingSystemMXBean;
import io.aftercare.automation.action.Action;
import io.aftercare.automation.action.ActionList;
import io.aftercare.automation.bpmn.FollowUpCompiler;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures the CPU time that the application takes for an action of a follow-up, and how long fifty actions take to compile.
 * An action's time is what runs with ten of them take more than runs without, in turn in one program; whoever calls is part
 * of the program in both, and so is the server that takes the mails.
 *
 * <pre>mvn -Dlocal.main=io.aftercare.local.ActionBenchmark -Dlocal.data=target/benchmark -Dspring-boot.test-run.optimizedLaunch=false [-Druns=200] [-Drounds=3]</pre>
 */
public final class ActionBenchmark {

    private static final int WARM_UP = 2;
    private static final int COMPILED = 50;

    private static final List<String> ACTIONS = List.of(
            "{\"type\": \"mail-contact\", \"id\": \"m%d\", \"subject\": \"Sorry, {{contact.first_name}}\", \"body\": \"{{answer.comment}}\"}",
            "{\"type\": \"set-contact-property\", \"id\": \"s%d\", \"property\": \"benchmark_mood\", \"value\": \"{{answer.score}}\"}",
            "{\"type\": \"open-ticket\", \"id\": \"o%d\", \"pipeline\": \"%%s\", \"subject\": \"Again: {{ticket.subject}}\"}",
            """
            {"type": "branch", "id": "b%d", "otherwise": [],
             "condition": {"type": "property", "subject": "ticket", "property": "subject", "operator": "is-set"},
             "then": [{"type": "set-contact-property", "id": "t%<d", "property": "benchmark_mood", "value": "low"}]}""");

    /** A branch decides by a task of its own. */
    private static final int IN_A_RUN = 2 * (ACTIONS.size() + 1);

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ActionBenchmark() {}

    public static void main(String[] args) {
        var settings = LocalSettings.fromProperties();
        try (var backends = Backends.local(settings, Progress.onConsole())) {
            backends.makeRoom();
            backends.start();
            backends.inbox().discard();
            try (var application = RunBenchmark.start(backends, settings)) {
                compile(application.getBean(FollowUpCompiler.class));
                run(application, "http://127.0.0.1:" + settings.port(LocalPort.APPLICATION));
            }
        }
        System.exit(0);
    }

    private static void compile(FollowUpCompiler compiler) {
        var list = new ActionList(IntStream.range(0, COMPILED)
                .<Action>mapToObj(at -> new Action.MailContact("m" + at, "Sorry " + at, "We read: {{answer.comment}}"))
                .toList());
        var millis = new ArrayList<Double>();
        for (var round = 0; round < 50; round++) {
            var start = System.nanoTime();
            compiler.compile(list, "follow-up", "Benchmark");
            millis.add((System.nanoTime() - start) / 1e6);
        }
        System.out.printf(
                Locale.ROOT,
                "Compiling %d actions: %.1f ms the first time, %.1f ms in the median of 50%n",
                COMPILED,
                millis.getFirst(),
                RunBenchmark.median(millis));
    }

    private static void run(ConfigurableApplicationContext application, String url) {
        var runs = Integer.getInteger("runs", 200);
        var rounds = Integer.getInteger("rounds", 3);
        var jdbc = application.getBean(JdbcClient.class);
        jdbc.sql("""
                        insert into property (name, label, type) values ('benchmark_mood', 'Mood', 'text')
                        on conflict do nothing""").update();
        var without = new WholeRuns(url, jdbc);
        var with = new WholeRuns(url, jdbc, twice());
        var perAction = new ArrayList<Double>();
        for (var round = 1 - WARM_UP; round <= rounds; round++) {
            var plain = cpu(without, runs);
            var followed = cpu(with, runs);
            if (round > 0) {
                perAction.add((followed - plain) / runs / IN_A_RUN);
                System.out.printf(
                        Locale.ROOT,
                        "Round %d: %.2f ms of CPU a run, %.2f ms with %d actions, %.2f ms an action%n",
                        round,
                        plain / runs,
                        followed / runs,
                        IN_A_RUN,
                        perAction.getLast());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "Median of %d rounds of %d runs: %.2f ms of CPU an action%n",
                rounds,
                runs,
                RunBenchmark.median(perAction));
    }

    private static String twice() {
        return IntStream.range(0, 2)
                .boxed()
                .flatMap(at -> ACTIONS.stream().map(action -> action.formatted(at)))
                .collect(Collectors.joining(","));
    }

    /** Milliseconds of all threads. */
    private static double cpu(WholeRuns whole, int runs) {
        var start = SYSTEM.getProcessCpuTime();
        whole.run(runs);
        return (SYSTEM.getProcessCpuTime() - start) / 1e6;
    }
}
