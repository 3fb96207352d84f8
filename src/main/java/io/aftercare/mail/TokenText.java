package io.aftercare.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's text with personalisation tokens (R25): <code>{{contact.first_name}}</code>, or with a default
 * <code>{{contact.first_name|there}}</code>. Tokens are the only thing in it that is replaced, once: neither values nor
 * defaults are looked at for tokens, and nothing is evaluated. Reading and rendering take linear time.
 */
public final class TokenText {

    /** More faults than this in one text help nobody. */
    private static final int MOST_PROBLEMS = 20;

    /** Names longer than this are shown shortened, and none is suggested for them. */
    private static final int LONGEST_NAME = 80;

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}+");
    private static final String CLOSING_MARKS = ",.;:!?)";

    /** A stretch of the text. */
    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Hole(int position, Token token) implements Part {}
    }

    /**
     * A token in a text.
     *
     * @param fallback the default that is written in it; empty for none
     * @param source as it was written, braces and all
     */
    public record Token(String name, String fallback, String source) {

        /** The value, or the default where it is null or blank. */
        public String or(@Nullable String value) {
            return value == null || value.isBlank() ? fallback : value;
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<TokenProblem> faults = new ArrayList<>();

    private TokenText(String source) {
        read(source);
    }

    /** Reads a text. It never fails: braces that make no token stay as they are and are {@link #problems}. */
    public static TokenText parse(String source) {
        return new TokenText(source);
    }

    private void read(String source) {
        var done = 0;
        var open = -1;
        for (var at = 0; at + 1 < source.length(); at++) {
            if (source.startsWith("{{", at)) {
                if (open >= 0 && open + 1 < at) {
                    fault(new TokenProblem.Unclosed(open));
                }
                open = at;
            } else if (open >= 0 && source.startsWith("}}", at)) {
                done = readToken(source, done, open, at);
                open = -1;
                at++;
            }
        }
        if (open >= 0) {
            fault(new TokenProblem.Unclosed(open));
        }
        parts.add(new Part.Literal(source.substring(done)));
    }

    /** Adds the token between two positions and what stands before it, and returns where the text goes on. */
    private int readToken(String source, int done, int open, int close) {
        var inside = source.substring(open + 2, close);
        var bar = inside.indexOf('|');
        var name = (bar < 0 ? inside : inside.substring(0, bar)).strip();
        if (name.isEmpty()) {
            fault(new TokenProblem.Empty(open));
            return done;
        }
        parts.add(new Part.Literal(source.substring(done, open)));
        var fallback = bar < 0 ? "" : inside.substring(bar + 1).strip();
        parts.add(new Part.Hole(open, new Token(name, fallback, source.substring(open, close + 2))));
        return close + 2;
    }

    private void fault(TokenProblem problem) {
        if (faults.size() < MOST_PROBLEMS) {
            faults.add(problem);
        }
    }

    /**
     * What is wrong with this text.
     *
     * @param allowed the names that have a value where the text is used
     * @return at most 20 problems, braces first; empty when the text can be used
     */
    public List<TokenProblem> problems(Collection<String> allowed) {
        var wrong = holes().filter(hole -> !allowed.contains(hole.token().name()))
                .map(hole -> problem(hole.position(), hole.token().name(), allowed));
        return Stream.concat(faults.stream(), wrong).limit(MOST_PROBLEMS).toList();
    }

    private static TokenProblem problem(int position, String name, Collection<String> allowed) {
        if (Tokens.NAMES.contains(name)) {
            return new TokenProblem.Misplaced(position, name);
        }
        if (name.length() > LONGEST_NAME) {
            return new TokenProblem.Unknown(position, name.substring(0, LONGEST_NAME) + "...", null);
        }
        return new TokenProblem.Unknown(
                position, name, Similarity.nearest(name, allowed).orElse(null));
    }

    private Stream<Part.Hole> holes() {
        return parts.stream().filter(Part.Hole.class::isInstance).map(Part.Hole.class::cast);
    }

    /**
     * Fills the tokens in. One that nothing stands for takes the space before or after it along: no double space and no
     * space before a comma is left.
     *
     * @param values gives what stands for a token, see {@link Token#or}
     */
    public String render(Function<Token, String> values) {
        var text = new StringBuilder();
        var gap = false;
        for (var part : parts) {
            var next = switch (part) {
                case Part.Literal literal -> literal.text();
                case Part.Hole hole -> values.apply(hole.token());
            };
            var closed = gap ? closeGap(text, next) : next;
            text.append(closed);
            gap = closed.isEmpty() && (gap || part instanceof Part.Hole);
        }
        if (gap) {
            closeGap(text, "\n");
        }
        return text.toString();
    }

    /** As {@link #render}, on one line: for a subject or another header of a mail. */
    public String renderLine(Function<Token, String> values) {
        return CONTROLS.matcher(render(values)).replaceAll(" ").strip();
    }

    /** Removes one of two spaces that met, or one that met a line's end or a mark; returns what is to follow. */
    private static String closeGap(StringBuilder text, String next) {
        if (next.isEmpty()) {
            return next;
        }
        var last = text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
        var first = next.charAt(0);
        if (first == ' ' && (last == ' ' || last == '\n')) {
            return next.substring(1);
        }
        if (last == ' ' && (first == '\n' || first == '\r' || CLOSING_MARKS.indexOf(first) >= 0)) {
            text.setLength(text.length() - 1);
        }
        return next;
    }
}
