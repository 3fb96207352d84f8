package io.aftercare.common;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.MethodExceptionEventHandler;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.runtime.Renderable;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.jspecify.annotations.Nullable;

/**
 * Velocity templates from the class path, with every value passed through one escaping.
 *
 * <p>A missing value is an error rather than {@code $name} on a page. Values are never templates: {@code #evaluate}
 * does not exist, and a string inside a template is not interpolated, as its values would be escaped twice.
 */
final class Templates {

    private static final List<String> MACROS = List.of(
            "templates/public/macros.vm",
            "templates/page/macros.vm",
            "templates/survey/editor/macros.vm",
            "templates/automation/macros.vm",
            "templates/insight/macros.vm",
            "templates/task/macros.vm");

    /** Without one, Velocity takes a method that failed for one that returned null. */
    private static final MethodExceptionEventHandler FAILING = (context, type, method, failure, place) -> {
        throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    };

    private final VelocityEngine engine;
    private final TextCatalogue texts;
    private final String suffix;
    private final ReferenceInsertionEventHandler escaping;

    Templates(TextCatalogue texts, String suffix, UnaryOperator<String> escape) {
        this.engine = engine();
        this.texts = texts;
        this.suffix = suffix;
        this.escaping = (context, reference, value) -> escaped(value, escape);
    }

    private static VelocityEngine engine() {
        var settings = new Properties();
        settings.setProperty(RuntimeConstants.RESOURCE_LOADERS, "classpath");
        settings.setProperty("resource.loader.classpath.class", ClasspathResourceLoader.class.getName());
        settings.setProperty("resource.loader.classpath.cache", "true");
        settings.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
        settings.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
        settings.setProperty(RuntimeConstants.INTERPOLATE_STRINGLITERALS, "false");
        settings.setProperty(RuntimeConstants.VM_LIBRARY, String.join(",", MACROS));
        var engine = new VelocityEngine(settings);
        engine.init();
        engine.removeDirective("evaluate");
        return engine;
    }

    /** A macro's body renders itself, and with it its values, each escaped once. */
    private static @Nullable Object escaped(@Nullable Object value, UnaryOperator<String> escape) {
        return value == null || value instanceof Renderable ? value : escape.apply(value.toString());
    }

    String render(String template, Locale locale, Map<String, ? extends @Nullable Object> model) {
        var context = new VelocityContext(new HashMap<>(model));
        context.put("text", texts.in(locale));
        var cartridge = new EventCartridge();
        cartridge.addEventHandler(escaping);
        cartridge.addEventHandler(FAILING);
        cartridge.attachToContext(context);
        var page = new StringWriter();
        engine.getTemplate("templates/" + template + suffix).merge(context, page);
        return page.toString();
    }
}
