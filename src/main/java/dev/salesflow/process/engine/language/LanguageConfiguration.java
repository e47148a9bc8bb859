package dev.salesflow.process.engine.language;

import dev.salesflow.process.engine.AsTheSystem;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** Behind the security chains, so that the language is the logged-in person's; before the engine knows the person. */
@Configuration
class LanguageConfiguration {

    private static final String[] ANSWERS = {"/engine-rest/*", "/camunda/api/engine/*", "/camunda/api/cockpit/*"};

    /** Behind the filter that Jersey's configuration brings, order -1: it puts what the browser asks for in its place. */
    @Bean
    FilterRegistrationBean<ReaderLanguage> readerLanguage(LocaleResolver localeResolver) {
        var filter = new FilterRegistrationBean<>(new ReaderLanguage(localeResolver));
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(0);
        return filter;
    }

    @Bean
    FilterRegistrationBean<AnswerLanguage> answerLanguage(AnswerTexts texts, LocaleResolver localeResolver) {
        var filter = new FilterRegistrationBean<>(new AnswerLanguage(texts, localeResolver));
        filter.addUrlPatterns(ANSWERS);
        // Inside ReaderLanguage, which tells the names of groups in the reader's language, too.
        filter.setOrder(1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<NameSearch> nameSearch(RepositoryService repository, AsTheSystem system, ModelTexts models, LocaleResolver localeResolver) {
        var filter = new FilterRegistrationBean<>(new NameSearch(repository, system, models, localeResolver));
        filter.addUrlPatterns("/camunda/api/engine/*");
        filter.setOrder(2);
        return filter;
    }

    @Bean
    FilterRegistrationBean<EditLanguage> editLanguage(StoredTexts stored, LocaleResolver localeResolver) {
        var filter = new FilterRegistrationBean<>(new EditLanguage(stored, localeResolver));
        filter.addUrlPatterns(ANSWERS);
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 13);
        return filter;
    }
}
