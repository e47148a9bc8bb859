package dev.salesflow.prospecting;

import dev.salesflow.customer.CustomersMerged;
import dev.salesflow.customer.HangingRecords;
import dev.salesflow.shared.Hold;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of this module hangs on customers: a name moves with its customer, unless the other is on the same list already. */
@Configuration
class ProspectHangings {

    private final JdbcClient jdbc;

    ProspectHangings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static HangingRecords prospectsOfCustomer() {
        return HangingRecords.moving("prospects", "prospect", "customer_id")
                .where("not exists (select 1 from prospect x where x.list_id = t.list_id and x.customer_id = :into)");
    }

    @Bean
    static HangingRecords sheetChecksOfCustomer() {
        return HangingRecords.moving(null, "sheet_check", "customer_id");
    }

    /** Somebody called: what a list brought is no longer only a list's. */
    @Bean
    static Hold.Source calledProspectHolds() {
        return () -> List.of(new Hold("customer", "called", false, """
                select t.customer_id as record, c.caller as by_login, c.called_at as at
                from prospect t join prospect_call c on c.prospect_id = t.id and c.undone_at is null"""));
    }

    /** A second person rang up: that is work, whatever it found. */
    @Bean
    static Hold.Source checkedSheetHolds() {
        return () -> List.of(new Hold("customer", "checked", false, """
                select t.customer_id as record, t.checked_by as by_login, t.checked_at as at from sheet_check t where t.checked_at is not null"""));
    }

    /** The name that stayed is called no more: the other stands for it. */
    @EventListener
    void on(CustomersMerged event) {
        jdbc.sql("""
                        update prospect set outcome = 'DUPLICATE', next_at = null, kept_for = null, held_by = null, held_until = null
                        where customer_id = ? and next_at is not null""").param(event.from()).update();
    }
}
