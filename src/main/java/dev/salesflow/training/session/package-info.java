/** When and where courses are held, who comes, nobody at two at once, and what each did there. */
@org.springframework.modulith.NamedInterface("session")
package dev.salesflow.training.session;
