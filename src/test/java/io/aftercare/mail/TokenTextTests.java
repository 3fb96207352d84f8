package io.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.mail.TokenText.Token;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTests {

    private static final Set<String> GREETING =
            Set.of(Tokens.CONTACT_FIRST_NAME, Tokens.CONTACT_LAST_NAME, Tokens.ofContactProperty("plan"));

    @Test
    void fillsTokensIn() {
        var text = TokenText.parse("Hi {{contact.first_name}} {{ contact.last_name }}, {{contact.first_name}}!");

        assertThat(text.render(filled(Map.of("contact.first_name", "Ada", "contact.last_name", "Byron")::get)))
                .isEqualTo("Hi Ada Byron, Ada!");
        assertThat(text.problems(GREETING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void takesTheDefaultForABlankValue(String value) {
        var text = TokenText.parse("Hi {{contact.first_name | there}}");

        assertThat(text.render(filled(name -> value))).isEqualTo("Hi there");
        assertThat(text.render(filled(name -> null))).isEqualTo("Hi there");
        assertThat(text.render(filled(name -> "Ada"))).isEqualTo("Hi Ada");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Dear {{a}} friend,Dear friend",
                "\"Hi {{a}}, hello\",\"Hi, hello\"",
                "Bonjour {{a}} !,Bonjour !",
                "{{a}} hello,hello",
                "Hi {{a}},Hi",
                "Dear {{a}} {{a}} friend,Dear friend",
                "Dear {{a}}{{a}}Bob,Dear Bob",
                "Dear {{a}}{{b}} friend,Dear Bob friend",
                "Dear {{a}} {{b}} friend,Dear Bob friend",
                "Dear {{b}} {{a}} friend,Dear Bob friend",
                "two  spaces {{a}} stay,two  spaces stay",
                "x{{a}}y,xy",
                "{{a}},\"\"",
                "{{a}} {{a}},\"\""
            })
    void leavesNoHoleForAMissingValue(String text, String rendered) {
        assertThat(TokenText.parse(text).render(filled(Map.of("b", "Bob")::get)))
                .isEqualTo(rendered);
    }

    @Test
    void leavesNoHoleAtTheEndOfALine() {
        assertThat(TokenText.parse("Hi {{a}}\n{{a}} there").render(filled(name -> null)))
                .isEqualTo("Hi\nthere");
    }

    @Test
    void neverLooksForTokensInValuesOrDefaults() {
        var values = new HashMap<String, String>();
        values.put("ticket.subject", "{{contact.email}} $x #set($a=1)");
        values.put("contact.email", "ada@example.com");

        assertThat(TokenText.parse("About {{ticket.subject}}").render(filled(values::get)))
                .isEqualTo("About {{contact.email}} $x #set($a=1)");
        assertThat(TokenText.parse("{{x|a|b}} {{{x}}}").render(filled(name -> null)))
                .isEqualTo("a|b {}");
        assertThat(TokenText.parse("{{x|{}}").render(filled(name -> null))).isEqualTo("{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "a } b { c", "}} {", "$x #set($a=1) <b>", "{{", "}}", "{{}}", "{{ | }}", "{ {a} }"})
    void leavesTextWithoutTokensAlone(String text) {
        assertThat(TokenText.parse(text).render(filled(name -> "value"))).isEqualTo(text);
    }

    @Test
    void tellsHowATokenWasWritten() {
        var text = TokenText.parse("Hi {{ contact.first_name | there }} {{x}}");

        assertThat(text.render(Token::source)).isEqualTo("Hi {{ contact.first_name | there }} {{x}}");
    }

    @Test
    void makesOneLineForAHeader() {
        var text = TokenText.parse("Your ticket {{ticket.subject}}");

        assertThat(text.renderLine(filled(name -> "printer\r\nBcc: eve@example.com")))
                .isEqualTo("Your ticket printer Bcc: eve@example.com");
    }

    @Test
    void namesAnUnknownTokenAndWhatWasMeant() {
        var problems = TokenText.parse("Hi {{contact.firstname}}, {{contact.plam}}, {{x}}")
                .problems(GREETING);

        assertThat(problems)
                .containsExactly(
                        new TokenProblem.Unknown(3, "contact.firstname", "contact.first_name"),
                        new TokenProblem.Unknown(26, "contact.plam", "contact.plan"),
                        new TokenProblem.Unknown(44, "x", null));
        assertThat(problems.getFirst().message())
                .isEqualTo("The token {{contact.firstname}} is not known. Did you mean {{contact.first_name}}?");
        assertThat(problems.getLast().message()).contains("{{x}}").contains("list of tokens");
    }

    @Test
    void tellsAMisplacedTokenFromAnUnknownOne() {
        var problems = TokenText.parse("About {{ticket.subject}}").problems(GREETING);

        assertThat(problems).containsExactly(new TokenProblem.Misplaced(6, "ticket.subject"));
        assertThat(problems.getFirst().message()).contains("{{ticket.subject}}").contains("remove it");
    }

    @Test
    void findsBracesThatMakeNoToken() {
        assertThat(problems("Hi {{contact.first_name")).containsExactly(new TokenProblem.Unclosed(3));
        assertThat(problems("{{contact.first_name {{contact.last_name}}"))
                .containsExactly(new TokenProblem.Unclosed(0));
        assertThat(problems("Hi {{}}!")).containsExactly(new TokenProblem.Empty(3));
        assertThat(problems("Hi {{ |there}}!")).containsExactly(new TokenProblem.Empty(3));
        assertThat(problems("Hi {{"))
                .extracting(TokenProblem::message)
                .containsExactly("The token that begins at character 4 is not closed: end it with }}.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{",
                "{{a",
                "{{a}}",
                "{{a|",
                "{{}}",
                "{{a b}",
                "}}",
                "{{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}} "
            })
    @Timeout(5)
    void readsHostileTextInLinearTime(String piece) {
        var hostile = piece.repeat(100_000 / piece.length());
        var best = Duration.ofDays(1);
        for (var round = 0; round < 5; round++) {
            var start = System.nanoTime();
            var text = TokenText.parse(hostile);
            assertThat(text.problems(GREETING)).hasSizeLessThanOrEqualTo(20);
            assertThat(text.render(filled(name -> null))).hasSizeLessThanOrEqualTo(hostile.length());
            var took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
        }
        assertThat(best).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void shortensAnUnknownNameThatIsAWholeText() {
        var problems = TokenText.parse("{{" + "a".repeat(50_000) + "}}").problems(GREETING);

        assertThat(problems.getFirst().message()).hasSizeLessThan(200);
    }

    private static List<TokenProblem> problems(String text) {
        return TokenText.parse(text).problems(GREETING);
    }

    private static Function<Token, String> filled(Function<String, @Nullable String> values) {
        return token -> token.or(values.apply(token.name()));
    }
}
