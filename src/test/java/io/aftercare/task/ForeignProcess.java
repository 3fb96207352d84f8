package io.aftercare.task;

/** A process with one task that has nothing to do with Aftercare. */
final class ForeignProcess {

    private ForeignProcess() {}

    /** @param schedule attributes of the task's schedule; empty for none */
    static String bpmn(String id, String team, String schedule) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://bpmn.io/schema/bpmn">
                  <process id="%s" isExecutable="true">
                    <startEvent id="start" />
                    <sequenceFlow id="to-look" sourceRef="start" targetRef="look" />
                    <userTask id="look" name="Look &lt;b&gt;at&lt;/b&gt; it">
                      <extensionElements>
                        <zeebe:userTask />
                        <zeebe:assignmentDefinition candidateGroups="=[&#34;%s&#34;]" />
                        %s
                      </extensionElements>
                    </userTask>
                    <sequenceFlow id="to-end" sourceRef="look" targetRef="end" />
                    <endEvent id="end" />
                  </process>
                </definitions>
                """.formatted(id, team, schedule.isEmpty() ? "" : "<zeebe:taskSchedule %s />".formatted(schedule));
    }
}
