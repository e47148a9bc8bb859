package dev.salesflow.review.agenda;

import dev.salesflow.identity.Viewer;
import dev.salesflow.shared.Ids;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list that managers choose from when they decide of a case; they keep it, for all teams. */
@Component
@Transactional
public class Dispositions {

    private final JdbcClient jdbc;

    Dispositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those out of use too, which older reviews name. */
    @Transactional(readOnly = true)
    public List<Disposition> all() {
        return jdbc.sql("select * from review_disposition order by position, lower(name_en), code").query(Disposition.class).list();
    }

    @Transactional(readOnly = true)
    public Optional<Disposition> find(String code) {
        return jdbc.sql("select * from review_disposition where code = ?").param(code).query(Disposition.class).optional();
    }

    /**
     * Takes one without code in, or changes one; its effect stays.
     *
     * @throws OptimisticLockingFailureException where somebody changed it since
     */
    public void put(Viewer by, Disposition one) {
        if (!by.leads()) {
            throw new AccessDeniedException("only managers keep the dispositions");
        }
        if (one.code() != null && !PlainText.isReadable(one.code())) {
            throw new NotFound("disposition", PlainText.quoted(one.code()));
        }
        new Refusals().addAll(one.problems()).require(isFree("name_en", one.nameEn(), one.code()), "nameEn", "review.disposition.twice")
                .require(isFree("name_zh", one.nameZh(), one.code()), "nameZh", "review.disposition.twice").throwIfAny();
        var sql = one.code() == null ? """
                insert into review_disposition (code, name_en, name_zh, position, active, version) values (:code, :nameEn, :nameZh, :position, :active, 1)""" : """
                update review_disposition set name_en = :nameEn, name_zh = :nameZh, position = :position, active = :active, version = version + 1
                where code = :code and version = :version""";
        var code = one.code() == null ? "OWN_" + Ids.next().toString().replace("-", "").toUpperCase(Locale.ROOT) : one.code();
        var put = jdbc.sql(sql).param("code", code).param("nameEn", one.nameEn().strip()).param("nameZh", one.nameZh().strip())
                .param("position", one.position()).param("active", one.active()).param("version", one.version()).update();
        if (put == 0) {
            throw new OptimisticLockingFailureException("disposition " + one.code());
        }
    }

    private boolean isFree(String column, String name, String code) {
        return name == null || !PlainText.isReadable(name) || jdbc.sql("select count(*) from review_disposition where lower(%s) = lower(:name) and code is distinct from cast(:code as text)"
                        .formatted(column))
                .param("name", name.strip()).param("code", code, Types.VARCHAR).query(Long.class).single() == 0;
    }
}
