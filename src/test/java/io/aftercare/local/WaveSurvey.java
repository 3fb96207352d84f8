package io.aftercare.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalTime;
import java.time.ZoneOffset;
import tools.jackson.databind.json.JsonMapper;

/** A survey that asks everybody with a property once, made by API. */
final class WaveSurvey {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    WaveSurvey(String url) {
        this.url = url;
    }

    void createProperty(String property) {
        api("/api/v1/properties", """
                {"name": "%s", "label": "Customer since", "type": "date"}""".formatted(property));
    }

    /** Its hours are later today, in a time zone where it is early in the morning now. */
    void publish(String property) {
        var hour = LocalTime.now(ZoneOffset.UTC).getHour();
        var answer = api("/api/v1/surveys", """
                {"name": "%s", "type": "nps", "companyName": "Northwind",
                 "sender": {"name": "Benchmark", "address": "benchmark@northwind.example"},
                 "segment": {"match": "all"},
                 "schedule": {"repeat": "once", "since": "%s", "from": "21:00", "until": "23:00",
                     "timeZone": "Etc/GMT%s",
                     "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]}}""".formatted(
                        property, property, hour <= 12 ? "+" + hour : "-" + Math.min(14, 24 - hour)));
        api("/api/v1/surveys/" + JsonMapper.shared().readTree(answer).get("id").asString() + "/publish", "");
    }

    private String api(String path, String json) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + DemoData.API_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
