package io.aftercare.exporter;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a process says of itself, read once when it is written, not at each look.
 *
 * @param name null when it has none
 * @param properties the extension properties of the process itself, not of its elements
 * @param elementNames what its elements are called, by their ids; those without a name are left out
 */
record Declarations(@Nullable String name, Map<String, String> properties, Map<String, String> elementNames) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final XMLInputFactory PARSERS = parsers();

    /** Of a file that the engine took; what cannot be read all the same declares nothing. */
    static Declarations of(byte[] bpmn, String processId) {
        try {
            var reader = PARSERS.createXMLStreamReader(new ByteArrayInputStream(bpmn));
            try {
                return of(reader, processId);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException unreadable) {
            return new Declarations(null, Map.of(), Map.of());
        }
    }

    private static Declarations of(XMLStreamReader reader, String processId) throws XMLStreamException {
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && is(reader, BPMN, "process")
                    && processId.equals(reader.getAttributeValue(null, "id"))) {
                var name = reader.getAttributeValue(null, "name");
                var declared = new Declarations(name, new LinkedHashMap<>(), new LinkedHashMap<>());
                declared.readOn(reader);
                return declared;
            }
        }
        return new Declarations(null, Map.of(), Map.of());
    }

    /** From the start of the process to its end. */
    private void readOn(XMLStreamReader reader) throws XMLStreamException {
        var depth = 1;
        var ofProcess = false;
        while (depth > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 2) {
                        ofProcess = is(reader, BPMN, "extensionElements");
                    }
                    if (ofProcess && is(reader, ZEEBE, "property")) {
                        put(properties, reader, "name", "value");
                    } else if (BPMN.equals(reader.getNamespaceURI())) {
                        put(elementNames, reader, "id", "name");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        elementNames.values().removeIf(String::isBlank);
    }

    private static void put(Map<String, String> values, XMLStreamReader reader, String nameOf, String valueOf) {
        var name = reader.getAttributeValue(null, nameOf);
        var value = reader.getAttributeValue(null, valueOf);
        if (name != null) {
            values.put(name, value == null ? "" : value);
        }
    }

    private static boolean is(XMLStreamReader reader, String namespace, String name) {
        return name.equals(reader.getLocalName()) && namespace.equals(reader.getNamespaceURI());
    }

    private static XMLInputFactory parsers() {
        var parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return parsers;
    }
}
