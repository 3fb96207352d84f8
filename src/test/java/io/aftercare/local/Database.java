package io.aftercare.local;

import java.util.Map;

/** A PostgreSQL server. */
interface Database extends AutoCloseable {

    void start();

    /** Returns the Spring properties with which to connect. */
    Map<String, Object> properties();

    @Override
    void close();
}
