package dev.salesflow.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.review.action.ActionBook;
import dev.salesflow.review.action.ActionView;
import dev.salesflow.review.agenda.Agenda;
import dev.salesflow.review.agenda.AgendaCases;
import dev.salesflow.review.agenda.AgendaMaker;
import dev.salesflow.review.agenda.CaseFile;
import dev.salesflow.review.territory.TerritoryFigure;
import dev.salesflow.review.territory.TerritorySource;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Prepares what a review shows, reads it, and keeps it as minutes when the review closes. */
@Component
class Meetings {

    /** What does not hang on a case. */
    record Kept(List<TerritoryFigure> territory, List<ActionView> earlier) {
    }

    private final AgendaMaker maker;
    private final AgendaCases cases;
    private final CaseFile file;
    private final ActionBook actions;
    private final List<TerritorySource> territory;
    private final ReviewList reviews;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Meetings(AgendaMaker maker, AgendaCases cases, CaseFile file, ActionBook actions, List<TerritorySource> territory, ReviewList reviews, JdbcClient jdbc,
            ObjectMapper json, Clock clock) {
        this.maker = maker;
        this.cases = cases;
        this.file = file;
        this.actions = actions;
        this.territory = territory;
        this.reviews = reviews;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void prepare(ReviewView review) {
        var agenda = maker.make(new AgendaMaker.Order(review.id(), review.rep(), review.turn(), review.most(), since(review)));
        jdbc.sql("update case_review set agenda = cast(:agenda as json), table_version = :version, prepared_at = :now where id = :id")
                .param("agenda", write(agenda)).param("version", agenda.tableVersion()).param("now", OffsetDateTime.now(clock)).param("id", review.id()).update();
    }

    Meeting read(ReviewView review) {
        var agenda = text("agenda", review.id());
        var listed = cases.of(review.id());
        var kept = review.open() ? null : text("minutes", review.id());
        var known = kept == null ? file.of(review.rep(), listed) : cases.kept(review.id());
        var rest = kept == null ? now(review) : read(kept, Kept.class);
        return new Meeting(review, agenda == null ? null : read(agenda, Agenda.class), listed, known, rest.territory(), rest.earlier(), actions.of(review.id()));
    }

    void keep(ReviewView review) {
        cases.keep(review.id(), file.of(review.rep(), cases.of(review.id())));
        jdbc.sql("update case_review set minutes = cast(:minutes as json) where id = :id").param("minutes", write(now(review))).param("id", review.id()).update();
    }

    private Kept now(ReviewView review) {
        var since = LocalDate.ofInstant(since(review), clock.getZone());
        return new Kept(territory.stream().flatMap(source -> source.of(review.rep(), since).stream()).toList(), actions.earlier(review.id()));
    }

    /** The review before, else as many days before this one as it is of. */
    private Instant since(ReviewView review) {
        return reviews.heldBefore(review.rep(), review.id()).orElseGet(() -> review.periodFrom()
                .minusDays(review.periodTo().toEpochDay() - review.periodFrom().toEpochDay() + 1).atStartOfDay(clock.getZone()).toInstant());
    }

    private String text(String column, UUID review) {
        return jdbc.sql("select %s from case_review where id = ?".formatted(column)).param(review).query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single().orElse(null);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a review cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds a review that cannot be read", e);
        }
    }
}
