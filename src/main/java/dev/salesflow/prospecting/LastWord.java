package dev.salesflow.prospecting;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What counts of a name: the outcome of its last call, and of each question the last answer. On whether the data are right
 * a second person's check is a word like a call's: whichever came later counts.
 */
@Component
public class LastWord {

    private static final String TELL = """
            update prospect p set attempts = a.attempts, outcome = l.outcome, called_by = l.caller, called_at = l.called_at, data_right = d.data_right,
                knows_company = a.company, knows_product = a.product, knows_rep = a.rep
            from (select count(*) as attempts,
                      (array_agg(knows_company order by called_at desc, id desc) filter (where knows_company is not null))[1] as company,
                      (array_agg(knows_product order by called_at desc, id desc) filter (where knows_product is not null))[1] as product,
                      (array_agg(knows_rep order by called_at desc, id desc) filter (where knows_rep is not null))[1] as rep
                  from prospect_call where prospect_id = :id and undone_at is null) a
            left join lateral (select outcome, caller, called_at from prospect_call where prospect_id = :id and undone_at is null
                  order by called_at desc, id desc limit 1) l on true
            left join lateral (select w.data_right from (
                      select data_right, called_at as at from prospect_call where prospect_id = :id and undone_at is null
                      union all select k.data_right, k.checked_at from sheet_check k join prospect_call c on c.id = k.call_id
                      where c.prospect_id = :id and c.undone_at is null) w
                  where w.data_right is not null order by w.at desc limit 1) d on true
            where p.id = :id""";

    private final JdbcClient jdbc;

    LastWord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** After a call or a check came, or a call was taken back. */
    public void tell(UUID prospect) {
        jdbc.sql(TELL).param("id", prospect).update();
    }
}
