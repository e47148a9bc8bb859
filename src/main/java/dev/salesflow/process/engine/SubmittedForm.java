package dev.salesflow.process.engine;

import dev.salesflow.shared.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A form's checked values, with readers that refuse what cannot be read as asked. */
class SubmittedForm implements CompletedTask {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_DATE_TIME;

    private final String id;
    private final UUID businessKey;
    private final String login;
    private final Map<String, Object> values;
    private final Map<String, Object> routes = new LinkedHashMap<>();

    SubmittedForm(String id, UUID businessKey, String login, Map<String, Object> values) {
        this.id = id;
        this.businessKey = businessKey;
        this.login = login;
        this.values = Collections.unmodifiableMap(values);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public UUID businessKey() {
        return businessKey;
    }

    @Override
    public String login() {
        return login;
    }

    @Override
    public String text(String field) {
        return optionalText(field).orElseThrow(() -> Refusal.ofField(field, "error.required"));
    }

    @Override
    public Optional<String> optionalText(String field) {
        return Optional.ofNullable(values.get(field)).map(Object::toString).map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    @Override
    public Optional<LocalDate> date(String field) {
        return optionalText(field).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw Refusal.ofField(field, "error.notADate");
            }
        });
    }

    @Override
    public Optional<Instant> moment(String field, ZoneId zone) {
        return optionalText(field).map(text -> {
            try {
                return MOMENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from) instanceof OffsetDateTime exact ? exact.toInstant()
                        : LocalDateTime.parse(text).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                throw Refusal.ofField(field, "error.notADate");
            }
        });
    }

    @Override
    public Optional<BigDecimal> decimal(String field) {
        return optionalText(field).map(text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw Refusal.ofField(field, "error.notANumber");
            }
        });
    }

    @Override
    public Optional<Integer> integer(String field) {
        return decimal(field).map(number -> {
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                throw Refusal.ofField(field, "form.notWhole");
            }
        });
    }

    @Override
    public boolean yes(String field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    @Override
    public <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
        return optionalText(field).map(text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.ofField(field, "error.notAChoice")));
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<TypedValues> rows(String field) {
        return values.get(field) instanceof List<?> rows
                ? rows.stream().map(row -> (TypedValues) new SubmittedForm(id, businessKey, login, (Map<String, Object>) row)).toList() : List.of();
    }

    @Override
    public Map<String, Object> values() {
        return values;
    }

    @Override
    public <T> void route(Variable<T> variable, T value) {
        routes.put(variable.name(), variable.type().cast(value));
    }

    /** What the completion wants gateways to read. */
    Map<String, Object> routes() {
        return routes;
    }
}
