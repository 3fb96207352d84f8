package io.aftercare.sendingdomain;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import org.springframework.stereotype.Component;

/** Asks DNS for TXT records, with the JDK's own client: libraries would look up all names of this JVM. */
@Component
class NameServers {

    /** What DNS said. */
    sealed interface Answer {

        /** @param texts the records, none when there are none of that name */
        record Texts(List<String> texts) implements Answer {}

        /** It did not say. */
        record Silence() implements Answer {}
    }

    private static final int TRIES = 2;
    private static final int LONGEST = 4_000;

    /** One of the strings that a record is made of: the JDK quotes those with blanks, and puts a blank between them. */
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private final SendingDomainSettings settings;

    NameServers(SendingDomainSettings settings) {
        this.settings = settings;
    }

    /** The TXT records of a name; a record of several strings is one text (RFC 7208, 3.3). */
    Answer texts(String name) {
        try {
            var context = new InitialDirContext(environment());
            try {
                var records = context.getAttributes(name, new String[] {"TXT"}).get("TXT");
                var texts = new ArrayList<String>();
                for (var i = 0; records != null && i < records.size(); i++) {
                    texts.add(joined(String.valueOf(records.get(i))));
                }
                return new Answer.Texts(List.copyOf(texts));
            } finally {
                context.close();
            }
        } catch (NameNotFoundException none) {
            return new Answer.Texts(List.of());
        } catch (NamingException away) {
            return new Answer.Silence();
        }
    }

    private static String joined(String record) {
        var text = STRING.matcher(record.substring(0, Math.min(record.length(), LONGEST)))
                .results()
                .map(part -> part.group(1) == null
                        ? part.group(2)
                        : ESCAPED.matcher(part.group(1)).replaceAll("$1"))
                .collect(Collectors.joining());
        return text.strip();
    }

    private Hashtable<String, String> environment() {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(
                Context.PROVIDER_URL,
                settings.nameServers().isEmpty()
                        ? "dns:"
                        : settings.nameServers().stream()
                                .map(server -> "dns://" + server)
                                .collect(Collectors.joining(" ")));
        environment.put(
                "com.sun.jndi.dns.timeout.initial",
                String.valueOf(settings.timeout().toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", String.valueOf(TRIES));
        return environment;
    }
}
