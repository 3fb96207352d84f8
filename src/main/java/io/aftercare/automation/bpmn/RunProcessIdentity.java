package io.aftercare.automation.bpmn;

import io.aftercare.engine.MessageName;
import java.util.regex.Pattern;

/** The names of a run process that no other may have: its id, and the messages that start it. */
public final class RunProcessIdentity {

    private static final Pattern START_MESSAGE = Pattern.compile(
            "(%s|%s)(-[0-9a-f]{32}-\\d+)?".formatted(MessageName.TICKET_CLOSED, MessageName.SURVEY_DUE));

    private RunProcessIdentity() {}

    /**
     * The same process under another id and with start messages of its own; nothing else changes.
     *
     * @param bpmn XML that was checked, with one executable process
     * @param suffix what the names of its start messages end with
     */
    public static byte[] give(String bpmn, String processId, String suffix) {
        var document = Xml.parse(ProcessIdentity.give(bpmn, processId));
        Xml.all(document.getDocumentElement())
                .filter(element -> Xml.isNamed(element, "message"))
                .forEach(message -> {
                    var name = START_MESSAGE.matcher(message.getAttribute("name"));
                    if (name.matches()) {
                        message.setAttribute("name", name.group(1) + "-" + suffix);
                    }
                });
        return Xml.write(document);
    }
}
