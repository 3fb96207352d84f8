package io.aftercare.automation.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.automation.RandomLists;
import io.aftercare.automation.action.ActionList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled processes in what Camunda Modeler is made of: its linter, its reader and its writer. */
class ModelerTests {

    private static final Path FRONTEND = Path.of("src/main/frontend");

    private final FollowUpCompiler compiler = new FollowUpCompiler(new ElementTemplates());
    private final FollowUpReader reader = new FollowUpReader(compiler, FollowUpReaderTests.CHECKS);

    @TempDir
    Path folder;

    @Test
    void findsNothingToComplainAboutAndLosesNothing() throws Exception {
        var lists = new LinkedHashMap<String, ActionList>();
        RandomLists.seeds(40).forEach(seed -> lists.put("seed-" + seed, RandomLists.list(seed)));
        lists.put("longest", RandomLists.longest(42));
        for (var list : lists.entrySet()) {
            Files.write(
                    folder.resolve(list.getKey() + ".bpmn"), compiler.compile(list.getValue(), "follow-up", "Name"));
        }

        assertThat(check()).isEmpty();
        read(lists);
    }

    private void read(Map<String, ActionList> lists) throws IOException {
        for (var list : lists.entrySet()) {
            var written = Files.readAllBytes(folder.resolve("modeler").resolve(list.getKey() + ".bpmn"));
            assertThat(reader.read(written, FollowUpReaderTests.EXPECTED))
                    .as(list.getKey())
                    .isEqualTo(new FollowUpReading.AsList("follow-up", "Name", list.getValue()));
        }
    }

    private String check() throws IOException, InterruptedException {
        var check = new ProcessBuilder("node", "check-follow-ups.mjs", folder.toString())
                .directory(FRONTEND.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(check.getInputStream().readAllBytes());
        assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
