package io.aftercare.operations;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus would have read: each series with its value, as exposed. */
record Scrape(Map<String, Double> series) {

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"");

    static Scrape of(String exposed) {
        var series = new LinkedHashMap<String, Double>();
        exposed.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var end = line.lastIndexOf(' ');
            series.put(
                    line.substring(0, end),
                    Double.parseDouble(line.substring(end + 1).replace("Inf", "Infinity")));
        });
        return new Scrape(series);
    }

    Scrape and(Scrape other) {
        var both = new LinkedHashMap<>(series);
        both.putAll(other.series);
        return new Scrape(both);
    }

    /** The sum of the series of this name whose labels have all of these, each as {@code name="value"}. */
    double sum(String name, String... labels) {
        return series.entrySet().stream()
                .filter(entry -> name(entry.getKey()).equals(name))
                .filter(entry -> Set.of(labels).stream().allMatch(entry.getKey()::contains))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    Set<String> names() {
        return series.keySet().stream().map(Scrape::name).collect(Collectors.toSet());
    }

    Set<String> labels(String name) {
        var labels = new LinkedHashSet<String>();
        series.keySet().stream().filter(each -> name(each).equals(name)).forEach(each -> {
            var matcher = LABEL.matcher(each);
            while (matcher.find()) {
                labels.add(matcher.group(1));
            }
        });
        return labels;
    }

    private static String name(String series) {
        var brace = series.indexOf('{');
        return brace < 0 ? series : series.substring(0, brace);
    }
}
