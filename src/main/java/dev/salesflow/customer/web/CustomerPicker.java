package dev.salesflow.customer.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.web.Query;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Customers found while one types, for forms in which one is chosen. */
@Controller
class CustomerPicker {

    private static final int MOST = 8;

    private final CustomerList list;
    private final Viewers viewers;

    CustomerPicker(CustomerList list, Viewers viewers) {
        this.list = list;
        this.viewers = viewers;
    }

    @GetMapping("/customers/search")
    String search(Query query, Model model) {
        var name = query.text("customerName", CustomerFilter.LONGEST_QUERY);
        model.addAttribute("rows", name == null ? List.of()
                : list.find(CustomerFilter.named(name), new Page.Request(0, MOST), viewers.current()).items());
        model.addAttribute("asked", name);
        return "customer/picker :: options";
    }
}
