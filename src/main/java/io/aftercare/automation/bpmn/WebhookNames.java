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
        var document = Xml.parse(bpmn.getBytes(StandardCharsets.UTF_8));
        return Xml.all(document.getDocumentElement())
                .filter(element -> Xml.ZEEBE.equals(element.getNamespaceURI())
                        && element.getLocalName().equals("header")
                        && element.getAttribute("key").equals(TaskHeader.WEBHOOK))
                .map(element -> element.getAttribute("value"))
                .collect(Collectors.toSet());
    }
}
