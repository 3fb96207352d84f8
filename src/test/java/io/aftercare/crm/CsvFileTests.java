package io.aftercare.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.common.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CsvFileTests {

    private static final ImportSettings LIMITS = new ImportSettings(DataSize.ofKilobytes(1), 5, 2);

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void takesTheSeparatorOfTheHeader(String separator) {
        var file = read("email,name\na@b.cd,\"x,y;z\t\"\n"
                .replace("email,name", "email" + separator + "name")
                .replace("cd,", "cd" + separator));

        assertThat(file.columns()).containsExactly("email", "name");
        assertThat(file.rows()).containsExactly(new CsvFile.Row(2, Map.of("email", "a@b.cd", "name", "x,y;z"), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void takesEveryLineEndAndCountsAsASpreadsheetDoes(String end) {
        var file = read(String.join(end, "\ufeffemail , name", " a@b.cd , \"one", "two\"\"\" ", "", ",", ",x"));

        assertThat(file.columns()).containsExactly("email", "name");
        assertThat(file.rows())
                .containsExactly(
                        new CsvFile.Row(2, Map.of("email", "a@b.cd", "name", "one" + end + "two\""), false),
                        new CsvFile.Row(5, Map.of("name", "x"), false));
    }

    @Test
    void noticesValuesThatHaveNoColumn() {
        assertThat(read("a,b\n1\n1,2,,\n1,2,3").rows())
                .extracting(CsvFile.Row::surplus)
                .containsExactly(false, false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "csv-without-header   | ``",
                "csv-without-header   | `\\n\\nemail`",
                "csv-without-header   | ` , \\n1,2`",
                "csv-repeated-column  | `email,email`",
                "csv-malformed        | `email\\n\"open`",
                "csv-malformed        | `email\\n\"a\"b`",
                "csv-too-many-lines   | `email\\n1\\n2\\n3\\n4\\n5\\n6`"
            })
    void saysWhyAFileCannotBeRead(String code, String text) {
        assertRefused(code, text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16"})
    void refusesOtherEncodings(String charset) {
        assertRefused("csv-not-utf8", "email,name\na@b.cd,Zoë\n".getBytes(Charset.forName(charset)));
    }

    @Test
    void boundsTheSize() {
        assertRefused("csv-too-large", "x".repeat(1_025).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void namesTheColumnThatIsUnknownOrMissing() {
        var file = read("email,phone\n");

        assertThatThrownBy(() -> file.requireColumns(Set.of("email"), Set.of("email", "name")))
                .hasMessage("The column 'phone' is not known here. Known columns: email, name.");
        assertThatThrownBy(() -> file.requireColumns(Set.of("name"), Set.of("email", "phone", "name")))
                .hasMessage("The file has no column 'name'. Add it, then import again.");
    }

    private static CsvFile read(String text) {
        return CsvFile.read(text.getBytes(StandardCharsets.UTF_8), LIMITS);
    }

    private static void assertRefused(String code, byte[] file) {
        assertThatThrownBy(() -> CsvFile.read(file, LIMITS))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
