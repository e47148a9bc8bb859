package dev.salesflow.nurturing.cadence;

import dev.salesflow.company.CompanyBook;
import dev.salesflow.grading.CustomerTiers;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Which tier a customer has by what it bought within a year, in the company's currency; one who bought nothing has none. */
@Component
class BuyerTiers {

    private static final int PAGE = 5_000;

    private record Buyer(UUID id, BigDecimal bought) {
    }

    private final CustomerTiers tiers;
    private final CompanyBook company;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BuyerTiers(CustomerTiers tiers, CompanyBook company, JdbcClient jdbc, TransactionTemplate transaction) {
        this.tiers = tiers;
        this.company = company;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void refresh(LocalDate today) {
        var after = new UUID(0, 0);
        List<Buyer> page;
        do {
            page = buyers(after, today);
            var from = after;
            var buyers = page;
            transaction.executeWithoutResult(commit -> write(from, buyers));
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private List<Buyer> buyers(UUID after, LocalDate today) {
        return jdbc.sql("""
                        select customer_id as id, sum(amount) as bought from opportunity
                        where outcome = 'WON' and closed_on > :since and customer_id > :after and (currency is null or currency = :currency)
                        group by customer_id having sum(amount) > 0 order by customer_id limit :page""")
                .param("since", today.minusYears(1)).param("after", after).param("currency", company.current().currency()).param("page", PAGE)
                .query(Buyer.class).list();
    }

    /** Those between who bought nothing any more lose theirs; after the last page that is everybody who is left. */
    private void write(UUID after, List<Buyer> buyers) {
        var until = buyers.size() < PAGE ? null : buyers.get(buyers.size() - 1).id().toString();
        jdbc.sql("""
                        with now as (select * from unnest(cast(:ids as uuid[]), cast(:tiers as text[])) as n (id, tier)),
                        differing as (
                            select p.customer_id, coalesce(n.tier, '') as tier from contact_plan p left join now n on n.id = p.customer_id
                            where (p.tier <> '' or p.customer_id in (select id from now)) and p.customer_id > :after
                                and (cast(:until as text) is null or p.customer_id <= cast(:until as uuid)) and p.tier <> coalesce(n.tier, '')
                            order by p.customer_id for update of p)
                        update contact_plan p set tier = d.tier from differing d where d.customer_id = p.customer_id""")
                .param("ids", buyers.stream().map(buyer -> buyer.id().toString()).toArray(String[]::new))
                .param("tiers", tiers.of(buyers.stream().map(Buyer::bought).toList()).stream()
                        .map(tier -> tier == null ? "" : tier.name()).toArray(String[]::new))
                .param("after", after).param("until", until, Types.VARCHAR).update();
    }
}
