package io.aftercare.automation.bpmn;

import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** XML that {@link XmlGuard} has looked at, for what Zeebe's model does not show: all attributes of any element. */
final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

    private static final Pattern REFERENCE = Pattern.compile("&#(\\d{1,7});");

    private Xml() {}

    static Document parse(byte[] xml) {
        try {
            var parsers = DocumentBuilderFactory.newDefaultNSInstance();
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (SAXException | ParserConfigurationException guarded) {
            throw new IllegalStateException(guarded);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] write(Document document) {
        var xml = new ByteArrayOutputStream();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(xml));
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
        return plain(xml);
    }

    /** Modeler's reader cuts references to characters beyond U+FFFF in half; as themselves they stay whole. */
    static byte[] plain(ByteArrayOutputStream xml) {
        return REFERENCE
                .matcher(xml.toString(StandardCharsets.UTF_8))
                .replaceAll(reference -> {
                    var character = Integer.parseInt(reference.group(1));
                    return Matcher.quoteReplacement(
                            character > Character.MAX_VALUE ? Character.toString(character) : reference.group());
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    static Optional<Element> executableProcess(Document document) {
        return children(document.getDocumentElement()).stream()
                .filter(child -> isNamed(child, "process")
                        && child.getAttribute("isExecutable").equals("true"))
                .findFirst();
    }

    static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }

    /** An element and all in it. */
    static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), children(element).stream().flatMap(Xml::all));
    }

    static List<Attr> attributes(Element element) {
        var all = element.getAttributes();
        var attributes = new ArrayList<Attr>();
        for (var at = 0; at < all.getLength(); at++) {
            attributes.add((Attr) all.item(at));
        }
        return attributes;
    }

    /** Names the element of the diagram that another lies in. */
    static Problem problem(Element element, String message) {
        Node owner = element;
        while (owner instanceof Element inside && !isShown(inside)) {
            owner = owner.getParentNode();
        }
        if (!(owner instanceof Element named)) {
            return new Problem("", message);
        }
        var id = named.getAttribute("id");
        var name = named.getAttribute("name");
        var words = name.isBlank() || Feel.isExpression(name) ? "Element '" + id + "'" : "'" + name + "' (" + id + ")";
        return new Problem(id, words + ": " + message);
    }

    private static boolean isShown(Element element) {
        var name = element.getLocalName();
        return isBpmn(element)
                && !element.getAttribute("id").isEmpty()
                && !name.endsWith("EventDefinition")
                && !name.startsWith("time")
                && !name.endsWith("Expression")
                && !name.endsWith("Condition");
    }

    static boolean isBpmn(Element element) {
        return BPMN.equals(element.getNamespaceURI());
    }

    static boolean isNamed(Element element, String name) {
        return isBpmn(element) && element.getLocalName().equals(name);
    }

    static String localName(Attr attribute) {
        return attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
    }
}
