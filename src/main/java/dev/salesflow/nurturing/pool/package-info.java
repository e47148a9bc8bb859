/** The public pool: customers go back to it when nobody speaks to them, and are claimed from it. */
@org.springframework.modulith.NamedInterface("pool")
package dev.salesflow.nurturing.pool;
