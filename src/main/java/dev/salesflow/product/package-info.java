/**
 * What we sell: products, their list prices and costs.
 * Knows no customer, no deal, no engine. Publishes no events. Door: {@code PriceList}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "shared")
package dev.salesflow.product;
