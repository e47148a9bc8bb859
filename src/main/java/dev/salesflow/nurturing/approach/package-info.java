/** What a manager decides where several contacts brought nothing: another approach, a pause, or the pool. */
@org.springframework.modulith.NamedInterface("approach")
package dev.salesflow.nurturing.approach;
