package dev.salesflow.approval.web;

import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalDesk;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.approval.ApprovalRequest.Place;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.web.Back;
import dev.salesflow.shared.web.Leave;
import dev.salesflow.shared.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Everything that can be done with an approval, on a page of its own and beside what is to be approved. */
@Controller
@RequestMapping("/approvals")
class ApprovalPages {

    /** What is typed; which of it counts depends on the button. */
    record Typed(UUID signer, String comment, String to, String place, String step) {

        static final Typed NOTHING = new Typed(null, "", "", "", "");

        int toStep() {
            try {
                return step == null || step.isBlank() ? 0 : Integer.parseInt(step.strip());
            } catch (NumberFormatException e) {
                throw Refusal.ofField("step", "error.notAChoice");
            }
        }

        Place where() {
            return Arrays.stream(Place.values()).filter(one -> one.name().equals(place)).findFirst().orElse(null);
        }
    }

    /** Which of the panel's forms was sent: what is refused stands in that one. */
    enum Form { NONE, SIGN, PASS, COPY, OVERRIDE }

    private final ApprovalBook approvals;
    private final ApprovalDesk desk;
    private final ApprovalViews views;
    private final Viewers viewers;
    private final Texts texts;

    ApprovalPages(ApprovalBook approvals, ApprovalDesk desk, ApprovalViews views, Viewers viewers, Texts texts) {
        this.approvals = approvals;
        this.desk = desk;
        this.views = views;
        this.viewers = viewers;
        this.texts = texts;
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        desk.opened(viewers.current(), id);
        return page(id, Form.NONE, Typed.NOTHING, Map.of(), model);
    }

    /** Beside what is to be approved. */
    @GetMapping("/of/{type}/{subject}")
    String of(@PathVariable String type, @PathVariable UUID subject, Model model) {
        var viewer = viewers.current();
        model.addAttribute("approvals", desk.of(viewer, type, subject).stream().map(request -> views.of(request, viewer)).toList());
        return filled("approval/panel :: all", Form.NONE, Typed.NOTHING, Map.of(), model);
    }

    /** For the day's page. */
    @GetMapping("/mine")
    String mine(Model model) {
        model.addAttribute("mine", desk.mine(viewers.current()));
        return "approval/mine :: panel";
    }

    @PostMapping("/{id}/approval")
    Object approve(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("approved", Form.SIGN, id, typed, model, http, () -> approvals.approve(viewers.current(), id, typed.signer(), typed.comment()));
    }

    @PostMapping("/{id}/sending-back")
    Object sendBack(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("sentBack", Form.SIGN, id, typed, model, http,
                () -> approvals.sendBack(viewers.current(), id, typed.signer(), typed.toStep(), typed.comment()));
    }

    @PostMapping("/{id}/handing-over")
    Object handOver(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("handedOver", Form.PASS, id, typed, model, http,
                () -> approvals.handOver(viewers.current(), id, typed.signer(), typed.to(), typed.comment()));
    }

    @PostMapping("/{id}/delegation")
    Object delegate(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("delegated", Form.PASS, id, typed, model, http,
                () -> approvals.delegate(viewers.current(), id, typed.signer(), typed.to(), typed.comment()));
    }

    @PostMapping("/{id}/opinion")
    Object giveBack(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("returned", Form.SIGN, id, typed, model, http, () -> approvals.giveBack(viewers.current(), id, typed.signer(), typed.comment()));
    }

    @PostMapping("/{id}/signers")
    Object addSigner(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("signerAdded", Form.PASS, id, typed, model, http,
                () -> approvals.addSigner(viewers.current(), id, typed.signer(), typed.to(), typed.where(), typed.comment()));
    }

    @PostMapping("/{id}/copies")
    Object copy(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("copied", Form.COPY, id, typed, model, http, () -> approvals.copy(viewers.current(), id, typed.to(), typed.comment()));
    }

    @PostMapping("/{id}/urging")
    Object urge(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("urged", Form.NONE, id, typed, model, http, () -> approvals.urge(viewers.current(), id));
    }

    @PostMapping("/{id}/withdrawal")
    Object withdraw(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("withdrawn", Form.NONE, id, typed, model, http, () -> approvals.withdraw(viewers.current(), id));
    }

    @PostMapping("/{id}/override-approval")
    Object overrideApproving(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("overriddenApproved", Form.OVERRIDE, id, typed, model, http, () -> approvals.override(viewers.current(), id, true, typed.comment()));
    }

    @PostMapping("/{id}/override-sending-back")
    Object overrideSendingBack(@PathVariable UUID id, @ModelAttribute Typed typed, Model model, HttpServletRequest http) {
        return done("overriddenSentBack", Form.OVERRIDE, id, typed, model, http, () -> approvals.override(viewers.current(), id, false, typed.comment()));
    }

    /** Back to where the button was; what is refused stays in the form, and the page around it stays as it is. */
    private Object done(String what, Form form, UUID id, Typed typed, Model model, HttpServletRequest http, Runnable act) {
        try {
            act.run();
            return Leave.to(back(desk.visible(viewers.current(), id), http), texts.text("approval.done." + what));
        } catch (Refusal refusal) {
            var status = refusal.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
            var page = page(id, form, typed, texts.byField(refusal), model);
            return new ModelAndView(Leave.isFragment(http) ? "approval/panel :: all" : page, model.asMap(), status);
        }
    }

    /** Who has signed or passed it on may not see any more what is approved, but always the approval. */
    private String back(ApprovalRequest request, HttpServletRequest http) {
        var from = Back.to(http);
        return from.equals("/") || from.startsWith("/approvals/") || views.matter(request, viewers.current()) == null ? "/approvals/" + request.id() : from;
    }

    private String page(UUID id, Form form, Typed typed, Map<String, String> problems, Model model) {
        var viewer = viewers.current();
        var request = desk.visible(viewer, id);
        model.addAttribute("approvals", List.of(views.of(request, viewer)));
        model.addAttribute("matter", views.matter(request, viewer));
        return filled("approval/show", form, typed, problems, model);
    }

    private static String filled(String view, Form form, Typed typed, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return view;
    }
}
