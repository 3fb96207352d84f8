package io.aftercare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Aftercare: customer feedback surveys that run as BPMN processes on Camunda 8. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Aftercare {

    public static void main(String[] args) {
        SpringApplication.run(Aftercare.class, args);
    }
}
