package io.aftercare;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.ViewResolver;

/** Beans made anew above the application's own, so that they use others than these do. */
public final class PartsAbove {

    private final WebApplicationContext application;
    private final DefaultListableBeanFactory parts;

    /**
     * @param others what is used instead, by the names of the application's beans
     * @param classes of the beans to make anew
     */
    public PartsAbove(WebApplicationContext application, Map<String, Object> others, List<String> classes) {
        this.application = application;
        this.parts = new DefaultListableBeanFactory(application.getAutowireCapableBeanFactory());
        parts.setAutowireCandidateResolver(new ContextAnnotationAutowireCandidateResolver());
        var injection = new AutowiredAnnotationBeanPostProcessor();
        injection.setBeanFactory(parts);
        parts.addBeanPostProcessor(injection);
        others.forEach(parts::registerSingleton);
        classes.forEach(part -> parts.registerBeanDefinition(
                StringUtils.uncapitalize(ClassUtils.getShortName(part)),
                BeanDefinitionBuilder.rootBeanDefinition(part).getBeanDefinition()));
    }

    /** The pages of controllers among these. @param controllers names of beans */
    public MockMvc pages(String... controllers) {
        return MockMvcBuilders.standaloneSetup(
                        List.of(controllers).stream().map(parts::getBean).toArray())
                .setCustomArgumentResolvers(new AuthenticationPrincipalArgumentResolver())
                .setViewResolvers(application.getBean("templateViewResolver", ViewResolver.class))
                .setControllerAdvice(application
                        .getBeansWithAnnotation(ControllerAdvice.class)
                        .values()
                        .toArray())
                .build();
    }
}
