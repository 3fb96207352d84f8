package io.aftercare.automation.bpmn;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** BPMN files as text: a file may be in any encoding that it names, and what is kept of it is UTF-8. */
public final class ProcessText {

    private static final Pattern DECLARED = Pattern.compile("^(\uFEFF?<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"'])[\\w.-]+");

    private ProcessText() {}

    /**
     * The text, which names UTF-8 where it names an encoding.
     *
     * @param bpmn XML that was checked, or that the engine took
     */
    public static String of(byte[] bpmn) {
        var text = new String(bpmn, Charset.forName(XmlGuard.encoding(bpmn), StandardCharsets.UTF_8));
        return DECLARED.matcher(text).replaceFirst("$1UTF-8");
    }
}
