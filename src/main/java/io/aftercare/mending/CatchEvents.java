package io.aftercare.mending;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The events that a process may wait for without being at them: of event subprocesses, gateways and boundaries. */
final class CatchEvents {

    private static final XMLInputFactory PARSERS = parsers();

    private CatchEvents() {}

    /** Their ids, of a file that the engine took. */
    static Set<String> of(byte[] bpmn) {
        try {
            var reader = PARSERS.createXMLStreamReader(new ByteArrayInputStream(bpmn));
            try {
                return of(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException unreadable) {
            throw new IllegalStateException("The engine took a process that is no XML", unreadable);
        }
    }

    private static Set<String> of(XMLStreamReader reader) throws XMLStreamException {
        var events = new LinkedHashSet<String>();
        var ofEvent = false;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "subProcess" -> ofEvent = "true".equals(reader.getAttributeValue(null, "triggeredByEvent"));
                    case "intermediateCatchEvent", "boundaryEvent" -> events.add(reader.getAttributeValue(null, "id"));
                    case "startEvent" -> {
                        if (ofEvent) {
                            events.add(reader.getAttributeValue(null, "id"));
                        }
                    }
                    default -> {}
                }
            }
        }
        return events;
    }

    private static XMLInputFactory parsers() {
        var parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return parsers;
    }
}
