package dev.salesflow.coaching.evidence;

import dev.salesflow.coaching.CoachingView;
import dev.salesflow.coaching.Evidence;
import dev.salesflow.customer.CustomerSight;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The records that a coaching rests on, as far as the reader may see the deals and customers they are about: two queries, however many there are. */
@Component
@Transactional(readOnly = true)
public class RecordBook {

    /**
     * The records behind one number.
     *
     * @param more how many are not told one by one
     * @param hidden how many the reader may not see
     */
    public record Section(String fact, String label, List<Line> lines, int more, int hidden) {
    }

    /** @param href the page of what it is about; null where it has none */
    public record Line(String name, String href, String text) {
    }

    private record Known(UUID id, UUID page, String name) {
    }

    private final RecordWords words;
    private final JdbcClient jdbc;

    RecordBook(RecordWords words, JdbcClient jdbc) {
        this.words = words;
        this.jdbc = jdbc;
    }

    public List<Section> sections(Viewer viewer, CoachingView coaching, Locale locale) {
        var records = coaching.evidence().records();
        var deals = known(records, Evidence.Item::deal, """
                select o.id, o.id as page, c.name from opportunity o join customer c on c.id = o.customer_id
                where o.id = any(:ids) and\s""" + OpportunityBook.sees(viewer), viewer);
        var customers = known(records, item -> item.deal() == null ? item.customer() : null, """
                select old.id, c.id as page, c.name from customer old join customer c on c.id = coalesce(old.merged_into, old.id)
                where old.id = any(:ids) and\s""" + CustomerSight.ofRow(viewer, "c"), viewer);
        return records.stream().map(of -> section(of, deals, customers, locale)).toList();
    }

    private Map<UUID, Known> known(List<Evidence.Records> records, Function<Evidence.Item, UUID> id, String sql, Viewer viewer) {
        var ids = records.stream().flatMap(of -> of.first().stream()).map(id).filter(Objects::nonNull).distinct().toArray(UUID[]::new);
        var known = new HashMap<UUID, Known>();
        if (ids.length > 0) {
            jdbc.sql(sql).param("ids", ids).params(viewer.parameters()).query(Known.class).list().forEach(one -> known.put(one.id(), one));
        }
        return known;
    }

    private Section section(Evidence.Records of, Map<UUID, Known> deals, Map<UUID, Known> customers, Locale locale) {
        var lines = of.first().stream().map(item -> line(of.fact(), item, deals, customers, locale)).filter(Objects::nonNull).toList();
        return new Section(of.fact(), words.label(of.fact(), locale), lines, of.total() - of.first().size(), of.first().size() - lines.size());
    }

    /** Null where the reader may not see it, or it is gone. */
    private Line line(String fact, Evidence.Item item, Map<UUID, Known> deals, Map<UUID, Known> customers, Locale locale) {
        if (item.deal() == null && item.customer() == null) {
            return new Line(words.name(item, locale), null, words.text(fact, item, locale));
        }
        var about = item.deal() == null ? customers.get(item.customer()) : deals.get(item.deal());
        return about == null ? null
                : new Line(about.name(), (item.deal() == null ? "/customers/" : "/opportunities/") + about.page(), words.text(fact, item, locale));
    }
}
