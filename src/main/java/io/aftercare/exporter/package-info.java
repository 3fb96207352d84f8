/**
 * A Zeebe exporter that writes what the engine did to PostgreSQL. It runs in the broker, from a jar of its own, so it
 * uses nothing but the JDK, the exporter API and the database driver.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.aftercare.exporter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
