/** Occasions to stay in touch: birthdays, anniversaries, holidays, news. */
@org.springframework.modulith.NamedInterface("occasion")
package dev.salesflow.nurturing.occasion;
