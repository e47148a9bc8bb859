package dev.salesflow.shared;

import java.util.Locale;

/** Words that were written in both languages, for instance in a rule table: as an argument of a sentence they are read in its language. */
public interface Wording {

    String in(Locale locale);
}
