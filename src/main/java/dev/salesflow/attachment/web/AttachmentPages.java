package dev.salesflow.attachment.web;

import dev.salesflow.attachment.AttachmentBook;
import dev.salesflow.attachment.AttachmentPanel;
import dev.salesflow.attachment.AttachmentPlace;
import dev.salesflow.customer.CustomerBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.OpportunityBook;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Files on the pages of a customer and of a deal; whoever sees the page sees them and adds to them. */
@Controller
class AttachmentPages {

    private final AttachmentBook book;
    private final AttachmentPanel panel;
    private final CustomerBook customers;
    private final OpportunityBook opportunities;
    private final Viewers viewers;

    AttachmentPages(AttachmentBook book, AttachmentPanel panel, CustomerBook customers, OpportunityBook opportunities, Viewers viewers) {
        this.book = book;
        this.panel = panel;
        this.customers = customers;
        this.opportunities = opportunities;
        this.viewers = viewers;
    }

    @GetMapping("/customers/{id}/attachments")
    String ofCustomer(@PathVariable UUID id, Model model) {
        customers.find(id, viewers.current());
        return panel.show("/customers/" + id + "/attachments", book.ofCustomer(id, viewers.current()), model);
    }

    @PostMapping("/customers/{id}/attachments")
    ModelAndView toCustomer(@PathVariable UUID id, @RequestParam List<MultipartFile> file, Model model) throws IOException {
        var viewer = viewers.current();
        customers.find(id, viewer);
        return panel.attach("/customers/" + id + "/attachments", new AttachmentPlace(id, null, null), file, viewer.login(),
                () -> book.ofCustomer(id, viewer), model);
    }

    @GetMapping("/opportunities/{id}/attachments")
    String ofOpportunity(@PathVariable UUID id, Model model) {
        opportunities.visible(id, viewers.current());
        return panel.show("/opportunities/" + id + "/attachments", book.ofOpportunity(id, viewers.current()), model);
    }

    @PostMapping("/opportunities/{id}/attachments")
    ModelAndView toOpportunity(@PathVariable UUID id, @RequestParam List<MultipartFile> file, Model model) throws IOException {
        var viewer = viewers.current();
        var deal = opportunities.visible(id, viewer);
        return panel.attach("/opportunities/" + id + "/attachments", new AttachmentPlace(deal.customerId(), id, null), file, viewer.login(),
                () -> book.ofOpportunity(id, viewer), model);
    }

    @GetMapping({"/customers/{place}/attachments/{id}", "/opportunities/{place}/attachments/{id}"})
    void download(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        panel.send(book.find(id, viewers.current()), response);
    }

    @PostMapping("/customers/{place}/attachments/{id}/removal")
    String removeFromCustomer(@PathVariable UUID place, @PathVariable UUID id, Model model) {
        book.remove(book.find(id, viewers.current()), viewers.current());
        return ofCustomer(place, model);
    }

    @PostMapping("/opportunities/{place}/attachments/{id}/removal")
    String removeFromOpportunity(@PathVariable UUID place, @PathVariable UUID id, Model model) {
        book.remove(book.find(id, viewers.current()), viewers.current());
        return ofOpportunity(place, model);
    }
}
