package io.aftercare.automation.bpmn;

import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** Looks at a file before a parser builds anything of it: hostile XML makes a parser read other files, or grow. */
final class XmlGuard {

    /** In bytes. Modeler's files of fifty tasks have 150,000. */
    static final int LARGEST = 1 << 20;

    /** A BPMN diagram with subprocesses in subprocesses has about 20. */
    private static final int DEEPEST = 60;

    private static final XMLInputFactory PARSERS = parsers();

    private XmlGuard() {}

    /** Why the file is not read; empty when it can be. */
    static Optional<Problem> problem(byte[] xml) {
        if (xml.length > LARGEST) {
            return file("The file has %,d bytes. A process can have 1,048,576: take out pictures and what is unused."
                    .formatted(xml.length));
        }
        try {
            return scan(xml);
        } catch (XMLStreamException malformed) {
            var place = malformed.getLocation();
            return file(
                    place == null
                            ? "The file is not XML. Save it in Camunda Modeler again, then upload that file."
                            : "The file is not well-formed XML: look at line %d, column %d. Save it in Camunda Modeler again."
                                    .formatted(place.getLineNumber(), place.getColumnNumber()));
        }
    }

    private static Optional<Problem> scan(byte[] xml) throws XMLStreamException {
        var reader = PARSERS.createXMLStreamReader(new ByteArrayInputStream(xml));
        try {
            var depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return file(
                                "The file has a document type or entities, which no BPMN process needs. Remove the line with DOCTYPE.");
                    }
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {}
                }
                if (depth > DEEPEST) {
                    return file("The file nests its elements more than %d deep.".formatted(DEEPEST));
                }
            }
            return Optional.empty();
        } finally {
            reader.close();
        }
    }

    /** The name of the encoding that a file is in, as it says or as its first bytes do. */
    static String encoding(byte[] xml) {
        try {
            return PARSERS.createXMLStreamReader(new ByteArrayInputStream(xml)).getEncoding();
        } catch (XMLStreamException unguarded) {
            throw new IllegalStateException(unguarded);
        }
    }

    private static XMLInputFactory parsers() {
        var parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return parsers;
    }

    private static Optional<Problem> file(String message) {
        return Optional.of(new Problem("", message));
    }
}
