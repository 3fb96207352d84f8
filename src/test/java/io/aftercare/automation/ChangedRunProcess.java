package io.aftercare.automation;

/** What a designer makes of a copy of the run process. */
public final class ChangedRunProcess {

    private static final String END_OF_PLANE = "</bpmndi:BPMNPlane>";

    private static final String FIRST_FLOW = "<bpmn:sequenceFlow id=\"ticket-closed-to-run-started\"";

    private ChangedRunProcess() {}

    /** A day's wait before sending, and one more mail once the answer was followed up. */
    public static String of(String copy) {
        return withMail(withWait(copy));
    }

    static String withWait(String copy) {
        var flow = "delay-over-to-send-survey";
        return inserted(
                shown(copy, "extra-wait", 36, 36)
                        .replace("<bpmn:incoming>%s<".formatted(flow), "<bpmn:incoming>extra-wait-to-send-survey<")
                        .replace(
                                "sourceRef=\"delay-over\" targetRef=\"send-survey\"",
                                "sourceRef=\"delay-over\" targetRef=\"extra-wait\""),
                """
                <bpmn:intermediateCatchEvent id="extra-wait" name="A day passed">
                  <bpmn:incoming>%s</bpmn:incoming><bpmn:outgoing>extra-wait-to-send-survey</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="extra-wait-event">
                    <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration>
                  </bpmn:timerEventDefinition>
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="extra-wait-to-send-survey" sourceRef="extra-wait" targetRef="send-survey" />
                """.formatted(flow));
    }

    static String withMail(String copy) {
        var flow = "followed-up-to-complete-survey-run";
        return inserted(
                shown(copy, "thank", 100, 80)
                        .replace("<bpmn:incoming>%s<".formatted(flow), "<bpmn:incoming>thank-to-complete<")
                        .replace(
                                "sourceRef=\"followed-up\" targetRef=\"complete-survey-run\"",
                                "sourceRef=\"followed-up\" targetRef=\"thank\""),
                """
                <bpmn:serviceTask id="thank" name="Thank the contact">
                  <bpmn:extensionElements>
                    <zeebe:taskDefinition type="mail-contact" retries="8" />
                    <zeebe:taskHeaders>
                      <zeebe:header key="subject" value="One more word" />
                      <zeebe:header key="body" value="Thank you, {{contact.first_name|friend}}." />
                    </zeebe:taskHeaders>
                  </bpmn:extensionElements>
                  <bpmn:incoming>%s</bpmn:incoming><bpmn:outgoing>thank-to-complete</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="thank-to-complete" sourceRef="thank" targetRef="complete-survey-run" />
                """.formatted(flow));
    }

    private static String shown(String copy, String element, int width, int height) {
        var shape = """
                <bpmndi:BPMNShape id="%s-shape" bpmnElement="%s">
                  <dc:Bounds x="600" y="20" width="%d" height="%d" />
                  <bpmndi:BPMNLabel><dc:Bounds x="590" y="63" width="60" height="14" /></bpmndi:BPMNLabel>
                </bpmndi:BPMNShape>
                """.formatted(element, element, width, height);
        return copy.replace(END_OF_PLANE, shape + END_OF_PLANE);
    }

    private static String inserted(String copy, String elements) {
        return copy.replace(FIRST_FLOW, elements + FIRST_FLOW);
    }
}
