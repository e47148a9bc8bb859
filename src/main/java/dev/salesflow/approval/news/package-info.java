/** What goes out of an approval: its events, and the letters that tell people. */
@org.springframework.modulith.NamedInterface("news")
package dev.salesflow.approval.news;
