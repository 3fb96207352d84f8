package io.aftercare.mail.smtp;

import io.aftercare.mail.MailSettings;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Takes the place of Spring Boot's mail sender, by the same {@code spring.mail.*} settings (JNDI excepted). */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailProperties.class, MailSettings.class})
class SmtpConfiguration {

    /** Long enough that a busy sender never asks, shorter than any server waits for the next mail. */
    private static final Duration TRUSTED = Duration.ofSeconds(5);

    /** Every part of a mail asks for its provider; finding that anew each time is slower than making the part. */
    static {
        System.getProperties().putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    @Bean
    PooledMailSender mailSender(MailProperties mail, MailSettings settings, ObjectProvider<SslBundles> bundles) {
        var sender = new PooledMailSender(settings, TRUSTED);
        sender.setHost(mail.getHost());
        if (mail.getPort() != null) {
            sender.setPort(mail.getPort());
        }
        sender.setUsername(mail.getUsername());
        sender.setPassword(mail.getPassword());
        sender.setProtocol(mail.getProtocol());
        sender.setDefaultEncoding(mail.getDefaultEncoding().name());
        sender.setJavaMailProperties(properties(mail, settings, bundles));
        return sender;
    }

    private static Properties properties(
            MailProperties mail, MailSettings settings, ObjectProvider<SslBundles> bundles) {
        var prefix = "mail." + mail.getProtocol();
        var properties = new Properties();
        properties.setProperty(prefix + ".connectiontimeout", millis(settings.connectTimeout()));
        properties.setProperty(prefix + ".timeout", millis(settings.readTimeout()));
        properties.setProperty(prefix + ".writetimeout", millis(settings.writeTimeout()));
        if (mail.getSsl().isEnabled()) {
            properties.setProperty(prefix + ".ssl.enable", "true");
        }
        properties.setProperty(
                prefix + ".ssl.checkserveridentity",
                String.valueOf(mail.getSsl().isVerifyHostname()));
        if (StringUtils.hasLength(mail.getSsl().getBundle())) {
            var bundle = bundles.getObject().getBundle(mail.getSsl().getBundle());
            properties.put(
                    prefix + ".ssl.socketFactory", bundle.createSslContext().getSocketFactory());
        }
        properties.putAll(mail.getProperties());
        return properties;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
