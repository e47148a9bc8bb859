package dev.salesflow.coaching.web;

import dev.salesflow.coaching.effect.Effect;
import dev.salesflow.coaching.effect.EffectBook;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.web.Query;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether coaching works, for those who lead. */
@Controller
class EffectPages {

    private enum Of {
        TEAM, ALL
    }

    private final EffectBook effects;
    private final Viewers viewers;

    EffectPages(EffectBook effects, Viewers viewers) {
        this.effects = effects;
        this.viewers = viewers;
    }

    @GetMapping("/coaching/effect")
    String effect(Query query, Model model, Locale locale) {
        var viewer = viewers.current();
        var everybody = viewer.seesEverything() || query.oneOf("of", Of.class) == Of.ALL;
        var report = effects.report(viewer, everybody);
        model.addAttribute("report", report);
        model.addAttribute("rows", report.effects().stream().map(effect -> new Row(effect, locale)).toList());
        model.addAttribute("everybody", everybody);
        model.addAttribute("mayChoose", !viewer.seesEverything());
        return "coaching/effect";
    }

    /** An effect with its numbers in the reader's language and its places in the pictures. */
    record Row(Effect effect, Locale locale) {

        private static final double WIDTH = 100;
        private static final double HEIGHT = 40;
        private static final double MARGIN = 4;

        public String number(double value) {
            var format = NumberFormat.getNumberInstance(locale);
            format.setMinimumFractionDigits(1);
            format.setMaximumFractionDigits(1);
            return format.format(value);
        }

        public String signed(double value) {
            return value >= 0.05 ? "+" + number(value) : number(value);
        }

        /** On a line with zero in its middle, as wide as the interval asks for. */
        public double x(double value) {
            var gain = effect.gain();
            var widest = Math.max(Math.max(Math.abs(gain.low()), Math.abs(gain.high())), 0.1);
            return round(WIDTH / 2 + value / widest * (WIDTH / 2 - MARGIN));
        }

        /** Up is more, between the least and the most of the four means. */
        public double y(double value) {
            var all = List.of(effect.own().before(), effect.own().after(), effect.others().before(), effect.others().after());
            var least = all.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
            var most = all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
            return most == least ? HEIGHT / 2 : round(HEIGHT - MARGIN - (value - least) / (most - least) * (HEIGHT - 2 * MARGIN));
        }

        private static double round(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }
}
