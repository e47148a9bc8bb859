/**
 * Whose system this is: name, logo, currency, time zone, and the calendar of its working days.
 * Knows no customer, no deal, no engine. Publishes no events. Door: {@code CompanyBook}, {@code WorkingCalendar}; the
 * application's {@code Clock} runs in the company's zone.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"identity", "shared"})
package dev.salesflow.company;
