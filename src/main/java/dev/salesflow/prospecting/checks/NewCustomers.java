package dev.salesflow.prospecting.checks;

import dev.salesflow.customer.CustomerRegistered;
import dev.salesflow.customer.CustomersTakenIn;
import dev.salesflow.prospecting.SheetOrigin;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has a sample of the customers checked that came by hand or by a list; just before the commit, when they are graded. */
@Component
class NewCustomers {

    private final NewSheets sheets;

    NewCustomers(NewSheets sheets) {
        this.sheets = sheets;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(CustomerRegistered event) {
        sheets.arrived(List.of(event.customerId()), SheetOrigin.TYPED, event.by());
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(CustomersTakenIn event) {
        if (!event.created().isEmpty()) {
            sheets.arrived(event.created(), SheetOrigin.IMPORTED, event.by());
        }
    }
}
