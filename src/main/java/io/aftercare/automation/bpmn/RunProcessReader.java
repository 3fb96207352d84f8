package io.aftercare.automation.bpmn;

import io.aftercare.automation.action.ActionChecks;
import io.aftercare.automation.bpmn.FollowUpReading.Problem;
import io.aftercare.engine.JobType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;

/** Reads changed copies of the run process: whether all is there that a run needs. */
@Component
public class RunProcessReader {

    /** More of them help nobody at once. */
    private static final int MOST_PROBLEMS = 50;

    private final ActionChecks checks;

    public RunProcessReader(ActionChecks checks) {
        this.checks = checks;
    }

    /** What a run can do without, though its survey may want it. */
    public enum LeftOut {
        REMINDER(JobType.SEND_REMINDER, "no reminder goes out"),
        NOTIFICATION(JobType.NOTIFY_OWNERS, "nobody is told of an answer"),
        PROPERTIES(JobType.UPDATE_CONTACT_PROPERTIES, "contacts do not show their last rating"),
        FOLLOW_UP(null, "nothing follows an answer");

        private final @Nullable String jobType;
        private final String meaning;

        LeftOut(@Nullable String jobType, String meaning) {
            this.jobType = jobType;
            this.meaning = meaning;
        }

        /** What it means, as a sentence. */
        public String words() {
            var what = jobType == null ? "call activity" : "task of the job type '%s'".formatted(jobType);
            return "The run process of this survey has no %s: %s.".formatted(what, meaning);
        }
    }

    /**
     * What a run would miss; nothing for a sound process.
     *
     * @param xml of any content and size
     * @param family what the names of its start messages have after the shared ones, before a number
     */
    public List<Problem> problems(byte[] xml, Expected expected, String family) {
        return ProcessFile.read(xml, "a run process", file -> problems(file, expected, family), problems -> problems);
    }

    private List<Problem> problems(ProcessFile file, Expected expected, String family) {
        var types = new HashSet<>(expected.otherJobTypes());
        types.addAll(RunProcessChecks.JOB_TYPES);
        var known = new Expected(
                expected.processId(),
                expected.ownId(),
                expected.processIds(),
                types,
                expected.type(),
                expected.tokens());
        return Stream.of(
                        new RunProcessChecks(file, expected, family).problems(),
                        new RunVariables(file).problems(),
                        new ProcessChecks(file, known, checks).ofElements())
                .flatMap(List::stream)
                .distinct()
                .limit(MOST_PROBLEMS)
                .toList();
    }

    /** @param xml of any content and size */
    public List<LeftOut> leftOut(byte[] xml) {
        if (XmlGuard.problem(xml).isPresent()) {
            return List.of();
        }
        var document = Xml.parse(xml);
        var types = Xml.all(document.getDocumentElement())
                .filter(element -> Xml.ZEEBE.equals(element.getNamespaceURI())
                        && element.getLocalName().equals("taskDefinition"))
                .map(element -> element.getAttribute("type"))
                .collect(Collectors.toSet());
        return Arrays.stream(LeftOut.values())
                .filter(left -> left.jobType == null ? !calls(document) : !types.contains(left.jobType))
                .toList();
    }

    private static boolean calls(Document document) {
        return Xml.all(document.getDocumentElement()).anyMatch(element -> Xml.isNamed(element, "callActivity"));
    }
}
