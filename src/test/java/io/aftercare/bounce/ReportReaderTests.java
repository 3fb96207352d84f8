package io.aftercare.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.aftercare.bounce.Report.Kind;
import io.aftercare.survey.RunId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTests {

    private static final String MESSAGE_ID = "<survey.019aa000-0000-7000-8000-0123456789ab@example.com>";

    @ParameterizedTest
    @CsvSource({
        "5.1.1, HARD",
        "5.1.10, HARD",
        "5.0.0, HARD",
        "5.2.1, HARD",
        "5.4.4, HARD",
        "5.1.0, SOFT",
        "5.1.8, SOFT",
        "5.2.2, SOFT",
        "5.3.4, SOFT",
        "5.4.7, SOFT",
        "5.7.1, SOFT",
        "4.4.7, SOFT",
        "rubbish, SOFT"
    })
    void tellsWhatIsForGoodFromWhatMayPass(String status, Kind expected) {
        var report = read(ReportMails.notDelivered("b@example.com", "Ada@Customer.test", "failed", status, MESSAGE_ID));

        assertThat(report.kind()).isEqualTo(expected);
        assertThat(report.recipients()).containsExactly("ada@customer.test");
        assertThat(report.run()).contains(RunId.of("019aa000-0000-7000-8000-0123456789ab"));
        assertThat(report.returnPaths()).contains("b@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed", "expanded", "", "x"})
    void whatIsNoFailureIsNoReport(String action) {
        assertThat(ReportReader.read(
                        ReportMails.notDelivered("b@example.com", "ada@customer.test", action, "4.4.1", MESSAGE_ID)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abuse, true", "fraud, true", "not-spam, false", "auth-failure, false"})
    void readsComplaints(String type, boolean expected) {
        var report =
                ReportReader.read(ReportMails.complaint(type, "bounce+x@example.com", "ada@customer.test", MESSAGE_ID));

        assertThat(report.isPresent()).isEqualTo(expected);
        report.ifPresent(complaint -> {
            assertThat(complaint.kind()).isEqualTo(Kind.COMPLAINT);
            assertThat(complaint.recipients()).contains("ada@customer.test");
            assertThat(complaint.returnPaths()).contains("<bounce+x@example.com>");
        });
    }

    @Test
    void theSameReportIsKnownWhateverWayItCame() {
        var one = ReportMails.notDelivered("b@example.com", "ada@customer.test", "failed", "5.1.1", MESSAGE_ID);
        var other = ReportMails.mail("Received: from elsewhere by here; Sun, 22 Nov 2026 10:00:01 +0000\n"
                + new String(one, java.nio.charset.StandardCharsets.UTF_8).replace("\r\n", "\n"));

        assertThat(read(one).fingerprint()).isEqualTo(read(other).fingerprint());
        assertThat(read(one).fingerprint())
                .isNotEqualTo(read(ReportMails.notDelivered(
                                "b@example.com", "bob@customer.test", "failed", "5.1.1", MESSAGE_ID))
                        .fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "Subject: I am on holiday\nAuto-Submitted: auto-replied\n\nBack on Monday.",
                "Content-Type: multipart/report; boundary=\"B\"\n\nno boundary here",
                "Content-Type: multipart/report\n\n--B\n\n--B--",
                "Content-Type: multipart/report; boundary=B\n\n--B\nContent-Type: message/delivery-status\n\n\n--B--",
                "Content-Type: message/delivery-status\n\nAction failed",
                "Content-Type: ;;;=\nContent-Transfer-Encoding: x-nonsense\n\n\u0000"
            })
    void rubbishIsNoReport(String rubbish) {
        assertThat(ReportReader.read(ReportMails.mail(rubbish))).isEmpty();
    }

    @Test
    void noCutAndNoBrokenByteIsAFailure() {
        var mail = ReportMails.notDelivered("b@example.com", "ada@customer.test", "failed", "5.1.1", MESSAGE_ID);
        var random = new Random(4711);
        for (var length = 0; length < mail.length; length += 7) {
            ReportReader.read(Arrays.copyOf(mail, length));
            var broken = mail.clone();
            for (var i = 0; i < 20; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            ReportReader.read(broken);
        }
    }

    @Test
    void partsInPartsInPartsEndSomewhere() {
        var deep = new StringBuilder();
        for (var i = 0; i < 2_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=B")
                    .append(i)
                    .append("\n\n--B")
                    .append(i)
                    .append("\n");
        }

        assertThat(ReportReader.read(ReportMails.mail(deep.toString()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@", "a@", "a@b;", "5.1.", "survey."})
    void headersAsLongAsTheWholeMailAreReadAtOnce(String repeated) {
        var endless = repeated.repeat(900_000 / repeated.length());
        var mails = List.of(
                ReportMails.notDelivered("b@example.com", endless, "failed", endless, endless),
                ReportMails.complaint("abuse", endless, endless, endless));

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> mails.forEach(ReportReader::read));
    }

    private static Report read(byte[] mail) {
        return ReportReader.read(mail).orElseThrow();
    }
}
