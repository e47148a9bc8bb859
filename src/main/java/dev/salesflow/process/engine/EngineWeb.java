package dev.salesflow.process.engine;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** What stands between the browser and the engine's own REST and web apps. */
@Configuration
class EngineWeb {

    /** Behind the security chains, so that the language is the logged-in person's. */
    @Bean
    FilterRegistrationBean<RefusalFilter> refusalFilter(TurnedDown turnedDown, LocaleResolver localeResolver) {
        var filter = new FilterRegistrationBean<>(new RefusalFilter(turnedDown, localeResolver));
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ReadFaults> readFaults(MessageSource messages, LocaleResolver localeResolver) {
        var filter = new FilterRegistrationBean<>(new ReadFaults(messages, localeResolver));
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/engine/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return filter;
    }

    /** Behind the security chains, like the refusals. */
    @Bean
    FilterRegistrationBean<AppPageLanguage> appPageLanguage(LocaleResolver localeResolver) {
        var filter = new FilterRegistrationBean<>(new AppPageLanguage(localeResolver));
        filter.addUrlPatterns("/camunda/app/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 11);
        return filter;
    }

    @Bean
    FilterRegistrationBean<WholeLists> wholeLists() {
        var filter = new FilterRegistrationBean<>(new WholeLists());
        filter.addUrlPatterns("/camunda/api/engine/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 12);
        return filter;
    }
}
