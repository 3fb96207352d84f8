package io.aftercare.common;

import java.util.List;
import java.util.stream.Collectors;

/** Names within a sentence. */
public final class NameList {

    private static final int MOST = 5;

    private NameList() {}

    /** Such as {@code “A”, “B” and “C”}; of many, the first ones and how many more there are. */
    public static String of(List<String> names) {
        if (names.size() > MOST) {
            return quoted(names.subList(0, MOST)) + " and " + (names.size() - MOST) + " more";
        }
        return names.size() < 2
                ? quoted(names)
                : quoted(names.subList(0, names.size() - 1)) + " and "
                        + quoted(names.subList(names.size() - 1, names.size()));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(", "));
    }
}
