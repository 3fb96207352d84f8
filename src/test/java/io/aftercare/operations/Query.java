package io.aftercare.operations;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A query in Prometheus' language, as far as it takes to know which metrics and labels it is about. */
record Query(String text) {

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern METRIC = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*})?(?!\\s*\\()(?![\\w:])");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)\\s*[=!]");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

    /** Each metric and the labels that it is chosen or grouped by. */
    Map<String, Set<String>> metrics() {
        var plain = RANGE.matcher(STRING.matcher(text).replaceAll("\"\"")).replaceAll("");
        var grouped = new LinkedHashSet<String>();
        var grouping = GROUPING.matcher(plain);
        while (grouping.find()) {
            for (var label : grouping.group(2).split(",")) {
                grouped.add(label.strip());
            }
        }
        var metrics = new LinkedHashMap<String, Set<String>>();
        var metric = METRIC.matcher(grouping.replaceAll(""));
        while (metric.find()) {
            if (!WORDS.contains(metric.group(1))) {
                metrics.computeIfAbsent(metric.group(1), name -> new LinkedHashSet<>(grouped))
                        .addAll(labels(metric.group(2) == null ? "" : metric.group(2)));
            }
        }
        return metrics;
    }

    boolean isBalanced() {
        return count('(') == count(')') && count('{') == count('}') && count('[') == count(']') && count('"') % 2 == 0;
    }

    private long count(char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }

    private static Set<String> labels(String braces) {
        var labels = new LinkedHashSet<String>();
        var label = LABEL.matcher(braces);
        while (label.find()) {
            labels.add(label.group(1));
        }
        return labels;
    }
}
