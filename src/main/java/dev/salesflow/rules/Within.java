package dev.salesflow.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Between which numbers a fact or a result makes sense: a table that names another is not published. Versions from before still
 * run as they stand.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Within {

    /** A hundred years: what is more is a slip of the finger. */
    long MOST_DAYS = 36_500;
    long MOST_HOURS = 8_760;

    long from() default 0;

    long to();
}
