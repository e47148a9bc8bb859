package dev.salesflow.opportunity;

import dev.salesflow.customer.SearchWords;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.GateFacts.Sureness;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.rules.CaseSource;
import dev.salesflow.rules.TableContract;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open deals that have a stage before them, as {@link KeyFactMeter} asks what that stage wants. */
@Component
class GateCases implements CaseSource<GateFacts> {

    private static final String CONTENDERS = """
            (select case when count(*) = 0 then 'UNKNOWN' when bool_and(coalesce(r.evidence, '') ~ '\\S') then 'PROVEN' else 'UNPROVEN' end
                from contender r where r.opportunity_id = o.id)""";
    private static final String FROM = """
             from opportunity o join customer c on c.id = o.customer_id
            where o.outcome = 'OPEN' and o.stage <> '%s'""".formatted(Stage.ALL.get(Stage.ALL.size() - 1));
    private static final String CASES = "select o.id, concat_ws(' · ', c.name, coalesce(o.external_id, o.started_on::text)) as label, o.stage, "
            + Stream.of(Kind.values()).map(GateCases::sureness).collect(Collectors.joining(", "))
            + ", (select count(*) from doubt d where d.opportunity_id = o.id and not d.resolved) as open_doubts" + FROM;

    private final JdbcClient jdbc;

    GateCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day, an amount or a name on a list without grounds is a guess, contenders who all have some are proven, as {@link KeyFactMeter} has it. */
    private static String sureness(Kind kind) {
        var untold = switch (kind) {
            case SCHEDULE -> guessed("o.expected_signing is not null");
            case BUDGET -> guessed("o.amount is not null");
            case DECISION -> guessed("exists (select 1 from decision_person p where p.opportunity_id = o.id and p.part = 'DECIDER')");
            case COMPETITION -> CONTENDERS;
            default -> "'UNKNOWN'";
        };
        return """
                coalesce((select case when f.evidence ~ '\\S' then 'PROVEN' else 'UNPROVEN' end from key_fact f
                where f.opportunity_id = o.id and f.kind = '%s'), %s) as %s"""
                .formatted(kind, untold, kind.key());
    }

    private static String guessed(String where) {
        return "case when " + where + " then 'UNPROVEN' else 'UNKNOWN' end";
    }

    @Override
    public TableContract<GateFacts, ?> contract() {
        return DealRules.STAGE_GATE;
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*)" + FROM).query(Long.class).single();
    }

    @Override
    public List<Case<GateFacts>> after(UUID id, int size) {
        return jdbc.sql(CASES + " and o.id > ? order by o.id limit ?").params(id, size).query(GateCases::of).list();
    }

    @Override
    public List<Case<GateFacts>> search(Viewer viewer, String words, int most) {
        var parameters = new HashMap<String, Object>(viewer.parameters());
        var named = new SearchWords(words, parameters).in("name");
        return jdbc.sql(CASES + " and o.customer_id in (select id from customer where " + named + ") and " + OpportunityBook.sees(viewer)
                + " order by c.name, o.id limit :most").params(parameters).param("most", most).query(GateCases::of).list();
    }

    @Override
    public Optional<Case<GateFacts>> find(Viewer viewer, UUID id) {
        return jdbc.sql(CASES + " and o.id = :id and " + OpportunityBook.sees(viewer)).param("id", id).params(viewer.parameters())
                .query(GateCases::of).optional();
    }

    @Override
    public String path(UUID id) {
        return "/opportunities/" + id;
    }

    private static Case<GateFacts> of(ResultSet row, int number) throws SQLException {
        return new Case<>(row.getObject("id", UUID.class), row.getString("label"), new GateFacts(
                Stage.ALL.get(Stage.valueOf(row.getString("stage")).ordinal() + 1), sure(row, Kind.SCHEDULE), sure(row, Kind.BUDGET),
                sure(row, Kind.REQUIREMENT), sure(row, Kind.DECISION), sure(row, Kind.COMPETITION), sure(row, Kind.EVALUATION), row.getInt("open_doubts")));
    }

    private static Sureness sure(ResultSet row, Kind kind) throws SQLException {
        return Sureness.valueOf(row.getString(kind.key()));
    }
}
