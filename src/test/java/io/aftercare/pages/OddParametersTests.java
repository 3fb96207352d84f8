package io.aftercare.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Parameters that nothing of ours sends: the fault is the sender's. */
class OddParametersTests extends EditorTest {

    /** What follows the name of a parameter. */
    private static final List<String> ODD = List.of(
            "=",
            "=%00",
            "=-1",
            "=99999999999999999999",
            "=2026-13-45",
            "=" + "x".repeat(5_000),
            ".x=x",
            "%5B=x",
            "%5Bx%5D=x",
            "%5B1%5D=x",
            "%5B300%5D=x");

    /** With its expression, which may count: {@code {id:[0-9a-f]{8}}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(?:[^{}]|\\{\\d+(?:,\\d+)?})+)?}");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void breakNothingThatIsShown() {
        var admin = admin();
        var survey = draft(SurveyType.NPS).toString();
        var answers = new TreeMap<String, Integer>();

        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                mapping.getPatternValues()
                        .forEach(pattern -> parameters(method)
                                .flatMap(name -> ODD.stream().map(odd -> path(pattern, survey) + "?" + name + odd))
                                .forEach(address -> answers.put(address, status(admin, address))));
            }
        });

        assertThat(answers).hasSizeGreaterThan(1_000);
        assertThat(answers.values()).contains(200, 400, 404, 422);
        answers.values().removeIf(status -> status < 500);
        assertThat(answers).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/incidents/retry, processId=%00&elementId=x&errorType=y, 400",
        "/settings/api-keys, name=Shop&scopes%5B0%5D=runs:read, 422",
        "/settings/api-keys, name=Shop&scopes%5B1%5D=runs:read, 422",
        "/settings/api-keys, name=Shop&scopes%5Bx%5D=runs:read, 422",
        "/settings/teams, name.x=Desk, 422",
        "/surveys/new/nps, name%5B0%5D=x, 422",
        "/surveys/{id}/edit/segment/conditions, revision=1&about=language&operator=is&values%5Bx%5D=de, 422",
        "/surveys/{id}/follow-ups/negative/try, score=1&ticket=%00, 400",
        "/surveys/{id}/follow-ups/negative/process, revision=1&file=x, 400",
        "/surveys/{id}/run-process, revision=1&file=x, 400",
        "/tasks/1/assign, assignee=%00, 400"
    })
    void changeNothing(String path, String form, int status) {
        var fields = Arrays.stream(form.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));

        var answer = admin().post(path(path, draft(SurveyType.NPS).toString()), fields);

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private SignedIn admin() {
        return SignedIn.as(Role.ADMIN, port, users, passwords);
    }

    private static String path(String pattern, String survey) {
        return VARIABLE.matcher(pattern).replaceAll(variable -> switch (variable.group(1)) {
            case "id", "survey" -> survey;
            case "sentiment" -> "negative";
            case "tab" -> "recipients";
            case "type" -> "nps";
            default -> "1";
        });
    }

    private static Stream<String> parameters(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).flatMap(OddParametersTests::names);
    }

    private static Stream<String> names(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            return Arrays.stream(parameter.getParameterType().getRecordComponents())
                    .map(RecordComponent::getName);
        }
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return Stream.ofNullable(
                parameter.hasParameterAnnotation(RequestParam.class) ? parameter.getParameterName() : null);
    }

    private int status(SignedIn admin, String address) {
        return address.startsWith("/api/")
                ? http.get()
                        .uri(URI.create("http://localhost:" + port + address))
                        .header("Authorization", "Bearer " + KEY)
                        .exchange()
                        .returnResult(byte[].class)
                        .getStatus()
                        .value()
                : admin.get(address).statusCode();
    }
}
