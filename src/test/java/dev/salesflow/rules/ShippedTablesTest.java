package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every table that ships is sound, and people can read every field of it in both languages. */
class ShippedTablesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final MessageSource MESSAGES = messages();

    /** What is declared as a contract anywhere. */
    static Stream<TableContract<?, ?>> contracts() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
        return scan.findCandidateComponents("dev.salesflow").stream().map(bean -> bean.getBeanClassName())
                .filter(name -> name.endsWith("Rules")).sorted()
                .flatMap(name -> Arrays.stream(declared(name)).filter(f -> Modifier.isStatic(f.getModifiers())
                        && f.getType() == TableContract.class)).map(ShippedTablesTest::constant);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void isSound(TableContract<?, ?> contract) throws IOException {
        var table = RuleTable.read(contract, Files.readString(Path.of(contract.resource())));

        var soundness = Soundness.of(table, TODAY);

        assertThat(soundness.findings()).extracting(f -> f.rows() + " " + english(f.reason())).isEmpty();
        assertThat(soundness.publishable()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void isReadInBothLanguages(TableContract<?, ?> contract) {
        var words = new FieldWords(contract);
        for (var field : Stream.concat(contract.facts().stream(), contract.results().stream()).toList()) {
            var said = new ArrayList<MessageSourceResolvable>();
            said.add(words.label(field));
            Stream.ofNullable(field.javaType().getEnumConstants()).flatMap(Arrays::stream)
                    .forEach(choice -> said.add(words.value(field, choice)));

            assertThat(said).as(field.name()).allSatisfy(one -> assertThat(english(one)).isNotBlank());
            assertThat(said).as(field.name()).allSatisfy(one -> assertThat(chinese(one)).matches("(?s).*(\\p{IsHan}|^[A-D]$|ID|VIP).*"));
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void comesBackFromAWorkbook(TableContract<?, ?> contract) throws IOException {
        var table = RuleTable.read(contract, Files.readString(Path.of(contract.resource())));

        var file = Files.createTempFile("table", ".xlsx");
        Files.write(file, TableWorkbook.write(table, MESSAGES, Locale.SIMPLIFIED_CHINESE));

        assertThat(TableFile.read(contract, file)).isEqualTo(table);
        Files.delete(file);
    }

    private static String english(MessageSourceResolvable words) {
        return MESSAGES.getMessage(words, Locale.ENGLISH);
    }

    private static String chinese(MessageSourceResolvable words) {
        return MESSAGES.getMessage(words, Locale.SIMPLIFIED_CHINESE);
    }

    private static Field[] declared(String type) {
        try {
            return Class.forName(type).getDeclaredFields();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TableContract<?, ?> constant(Field field) {
        try {
            field.setAccessible(true);
            return (TableContract<?, ?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the application's own configuration names the files. */
    private static MessageSource messages() {
        try {
            var yaml = new YamlPropertySourceLoader().load("application", new FileSystemResource("src/main/resources/application.yaml"));
            var names = yaml.stream().map(source -> source.getProperty("spring.messages.basename")).filter(n -> n != null)
                    .findFirst().orElseThrow().toString();
            var messages = new ResourceBundleMessageSource();
            messages.setBasenames(names.split(","));
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            messages.setAlwaysUseMessageFormat(true);
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
