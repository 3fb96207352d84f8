package io.aftercare.survey;

import java.util.Map;

/** A tab of the survey editor. Each is a bean; a module above may bring the one for its part. */
public interface EditorTab {

    /** Which tab it is; there is one bean for each part. */
    EditorPart part();

    /** What the tab is called. */
    String label();

    /** The template of what stands on it. */
    String template();

    /** What the template shows besides {@code $editor}. */
    Map<String, Object> model(Survey survey);
}
