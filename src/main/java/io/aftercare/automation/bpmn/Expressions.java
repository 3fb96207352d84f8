package io.aftercare.automation.bpmn;

import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.engine.ProcessVariable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whether the expressions of a process can be read, by the parser that the engine has. */
final class Expressions {

    /** What every follow-up is given. */
    static final Set<String> VARIABLES = Set.of(
            ProcessVariable.RUN_ID,
            ProcessVariable.SURVEY_ID,
            ProcessVariable.CONTACT_ID,
            ProcessVariable.TICKET_ID,
            ProcessVariable.SCORE,
            ProcessVariable.BAND,
            ProcessVariable.SENTIMENT,
            ProcessVariable.HAS_COMMENT);

    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 20;

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    /** Where the parser stopped, in its words. */
    private static final Pattern FOUND = Pattern.compile("found \"(.+)\"\\s*$", Pattern.DOTALL);

    /** Fixed texts, whatever they begin with. */
    private static final Set<String> FIXED = Set.of("header", "property");

    /** Names of elements that the engine reads. */
    private static final Set<String> EVALUATED_ATTRIBUTES = Set.of("errorCode", "escalationCode");

    private static final Set<String> NAMED_BY_EXPRESSION = Set.of("message", "signal");
    private static final Set<String> EVALUATED_CONTENT =
            Set.of("conditionExpression", "timeDate", "timeDuration", "timeCycle", "completionCondition");

    private Expressions() {}

    static List<Problem> problems(Document document) {
        return Xml.all(document.getDocumentElement())
                .flatMap(Expressions::problems)
                .toList();
    }

    private static Stream<Problem> problems(Element element) {
        var attributes = Xml.attributes(element).stream()
                .filter(attribute -> isEvaluated(element, Xml.localName(attribute)))
                .map(attribute -> attribute.getValue());
        var content = Xml.isBpmn(element) && EVALUATED_CONTENT.contains(element.getLocalName())
                ? Stream.of(element.getTextContent().strip())
                : Stream.<String>empty();
        var unread = Stream.concat(attributes, content)
                .filter(Feel::isExpression)
                .flatMap(expression -> fault(expression).stream());
        var fixed = Xml.isNamed(element, "conditionExpression")
                        && !Feel.isExpression(element.getTextContent().strip())
                ? Stream.of("The condition '%s' is a fixed text. Begin it with an equals sign to have it evaluated."
                        .formatted(shortened(element.getTextContent().strip())))
                : Stream.<String>empty();
        return Stream.concat(unread, fixed).map(message -> Xml.problem(element, message));
    }

    private static boolean isEvaluated(Element element, String attribute) {
        if (Xml.ZEEBE.equals(element.getNamespaceURI())) {
            return !FIXED.contains(element.getLocalName());
        }
        return Xml.isBpmn(element)
                && (EVALUATED_ATTRIBUTES.contains(attribute)
                        || attribute.equals("name") && NAMED_BY_EXPRESSION.contains(element.getLocalName()));
    }

    private static Optional<String> fault(String expression) {
        var inside = Feel.inside(expression);
        if (inside.length() > LONGEST || depth(inside) > DEEPEST) {
            return Optional.of("The expression '%s' is too long or nests too deeply. Part it into several."
                    .formatted(shortened(expression)));
        }
        var parsed = FEEL.parseExpression(inside);
        return parsed.isSuccess()
                ? Optional.empty()
                : Optional.of("The expression '%s' is not FEEL: %s"
                        .formatted(shortened(expression), why(parsed.failure().message())));
    }

    /** The parser names all that it would have taken; people look where it stopped. */
    private static String why(String parser) {
        var found = FOUND.matcher(parser);
        return found.find()
                ? "the engine cannot read it from '%s' on. Look at the operators, brackets and quotation marks there."
                        .formatted(found.group(1))
                : "the engine cannot read it.";
    }

    /** The parser takes the longer the deeper brackets nest. */
    private static int depth(String expression) {
        var depth = 0;
        var deepest = 0;
        for (var at = 0; at < expression.length(); at++) {
            switch (expression.charAt(at)) {
                case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
                case ')', ']', '}' -> depth--;
                default -> {}
            }
        }
        return deepest;
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }
}
