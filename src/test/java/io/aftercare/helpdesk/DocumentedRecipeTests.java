package io.aftercare.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What docs/help-desks.md tells people to type, typed. */
class DocumentedRecipeTests extends HelpDeskTest {

    @LocalServerPort
    private int port;

    @Test
    void closesATicketWithASignatureThatIsMadeByHand() throws Exception {
        assumeTrue(Stream.of("bash", "openssl", "base64", "curl")
                .allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool))));
        var desk = desk(HelpDeskKind.ZENDESK);

        var answer = typed(recipe().replaceFirst("(?m)^SECRET=.*$", "SECRET=" + SECRET)
                .replaceFirst("(?m)^ADDRESS=.*$", "ADDRESS=http://127.0.0.1:" + port + path(desk)));

        assertThat(answer).startsWith("HTTP/1.1 202");
        assertThat(settled(desk).state()).isEqualTo(DeliveryState.DONE);
        assertThat(ticket(desk, "1234").orElseThrow())
                .returns("Printer on fire", one -> one.subject())
                .returns("ann@example.com", one -> one.contactEmail())
                .returns(false, one -> one.isOpen());
    }

    private static String recipe() throws IOException {
        var docs = Files.readString(Path.of("docs", "help-desks.md"));
        var begin = docs.indexOf("```sh\n") + "```sh\n".length();
        return docs.substring(begin, docs.indexOf("```", begin));
    }

    /** The shell's clock is that of the tests. @return what came on standard output */
    private String typed(String commands) throws IOException, InterruptedException {
        var clock = "date() { command date -d @%d \"$@\"; }\n"
                .formatted(time.instant().getEpochSecond());
        var shell = new ProcessBuilder(List.of("bash", "-e", "-u", "-o", "pipefail", "-c", clock + commands));
        shell.environment().put("NO_PROXY", "*");
        var process = shell.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return answer;
    }
}
