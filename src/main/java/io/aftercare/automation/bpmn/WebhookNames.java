package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.TaskHeader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The webhooks that a process calls. */
public final class WebhookNames {

    private WebhookNames() {}

    /** @param bpmn XML that was checked */
    public static Set<String> of(String bpmn) {
        return of(bpmn.getBytes(StandardCharsets.UTF_8));
    }

    /** @param bpmn XML that was checked, by Aftercare or by the engine that took it */
    public static Set<String> of(byte[] bpmn) {
        var document = Xml.parse(bpmn);
        return Xml.all(document.getDocumentElement())
                .filter(element -> Xml.ZEEBE.equals(element.getNamespaceURI())
                        && element.getLocalName().equals("header")
                        && element.getAttribute("key").equals(TaskHeader.WEBHOOK))
                .map(element -> element.getAttribute("value"))
                .collect(Collectors.toSet());
    }
}
